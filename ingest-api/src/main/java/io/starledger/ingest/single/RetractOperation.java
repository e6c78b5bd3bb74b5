package io.starledger.ingest.single;

import io.starledger.ingest.http.Documented;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

import org.springdoc.core.annotations.RouterOperation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes the call that takes a rating back. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@RouterOperation(
        operation =
                @Operation(
                        operationId = "retractRating",
                        summary = "Take a rating back",
                        tags = Documented.TAG,
                        description =
                                "Whatever rating of this user and item stands when the retraction"
                                        + " is accepted is in force no more; a later one is."
                                        + " Roles: producer, tenant-admin.",
                        parameters = {
                            @Parameter(ref = Documented.TENANT),
                            @Parameter(ref = Documented.ITEM),
                            @Parameter(ref = Documented.USER),
                            @Parameter(ref = Documented.KEY),
                            @Parameter(ref = Documented.TRACE)
                        },
                        responses = {
                            @ApiResponse(
                                    responseCode = "202",
                                    description = "It is in the log.",
                                    content =
                                            @Content(
                                                    mediaType = "application/json",
                                                    schema =
                                                            @Schema(
                                                                    implementation =
                                                                            EventAccepted.class))),
                            @ApiResponse(
                                    responseCode = "400",
                                    ref = Documented.MALFORMED_OR_INVALID),
                            @ApiResponse(responseCode = "401", ref = Documented.UNAUTHENTICATED),
                            @ApiResponse(responseCode = "403", ref = Documented.FORBIDDEN),
                            @ApiResponse(responseCode = "404", ref = Documented.NOT_FOUND),
                            @ApiResponse(responseCode = "409", ref = Documented.KEY_IN_USE),
                            @ApiResponse(responseCode = "422", ref = Documented.KEY_REUSED),
                            @ApiResponse(responseCode = "503", ref = Documented.NOT_ACKNOWLEDGED)
                        }))
@interface RetractOperation {}

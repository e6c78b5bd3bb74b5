package io.starledger.ingest.single;

import io.starledger.ingest.http.Documented;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

import org.springdoc.core.annotations.RouterOperation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes the call that hides a rating or shows it again. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@RouterOperation(
        operation =
                @Operation(
                        operationId = "moderateRating",
                        summary = "Hide a rating, or show it again",
                        tags = Documented.TAG,
                        description =
                                "Holds for this user's later ratings of the item as well, until"
                                        + " moderated again. Role: tenant-admin.",
                        parameters = {
                            @Parameter(ref = Documented.TENANT),
                            @Parameter(ref = Documented.ITEM),
                            @Parameter(ref = Documented.USER),
                            @Parameter(ref = Documented.KEY),
                            @Parameter(ref = Documented.TRACE)
                        },
                        requestBody =
                                @RequestBody(
                                        required = true,
                                        content =
                                                @Content(
                                                        mediaType = "application/json",
                                                        schema =
                                                                @Schema(
                                                                        implementation =
                                                                                ModerationBody
                                                                                        .class),
                                                        examples =
                                                                @ExampleObject(
                                                                        value =
                                                                                ModerateOperation
                                                                                        .HIDE))),
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
                            @ApiResponse(responseCode = "413", ref = Documented.TOO_LARGE),
                            @ApiResponse(
                                    responseCode = "415",
                                    ref = Documented.UNSUPPORTED_MEDIA_TYPE),
                            @ApiResponse(responseCode = "422", ref = Documented.KEY_REUSED),
                            @ApiResponse(responseCode = "503", ref = Documented.NOT_ACKNOWLEDGED)
                        }))
@interface ModerateOperation {
    String HIDE =
            """
            {"state": "hidden", "reason": "advertising"}
            """;
}

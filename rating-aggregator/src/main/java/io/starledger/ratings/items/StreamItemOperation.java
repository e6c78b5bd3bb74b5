package io.starledger.ratings.items;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

import org.springdoc.core.annotations.RouterOperation;
import org.springframework.web.bind.annotation.RequestMethod;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.UUID;

/** Describes the call that follows one item. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@RouterOperation(
        path = ItemStreamController.STREAM,
        method = RequestMethod.GET,
        operation =
                @Operation(
                        operationId = "stream",
                        summary = "Follow an item's average, histogram and scores",
                        description =
                                "Server-sent events of type `rating`, one for each revision, or the"
                                        + " newest of those that came while the reader was busy. A"
                                        + " comment every 15 seconds says that there is nothing"
                                        + " new. The stream ends after 15 minutes; who comes again"
                                        + " with the last id misses no final state.",
                        tags = "Items",
                        parameters = {
                            @Parameter(
                                    name = "tenantId",
                                    in = ParameterIn.PATH,
                                    required = true,
                                    schema = @Schema(implementation = UUID.class)),
                            @Parameter(
                                    name = "item",
                                    in = ParameterIn.PATH,
                                    required = true,
                                    schema =
                                            @Schema(
                                                    type = "string",
                                                    pattern = "^[A-Za-z0-9._:-]{1,128}$"),
                                    example = "book-1"),
                            @Parameter(
                                    name = ItemStreamController.LAST_EVENT_ID,
                                    in = ParameterIn.HEADER,
                                    description = "The id of the event that is known already",
                                    schema = @Schema(type = "string"))
                        },
                        responses = {
                            @ApiResponse(
                                    responseCode = "200",
                                    description = "Events, until the stream's time is over",
                                    content =
                                            @Content(
                                                    mediaType = "text/event-stream",
                                                    schema =
                                                            @Schema(
                                                                    implementation =
                                                                            ItemBody.class))),
                            @ApiResponse(
                                    responseCode = "400",
                                    ref = "#/components/responses/invalid-request"),
                            @ApiResponse(
                                    responseCode = "401",
                                    ref = "#/components/responses/unauthenticated"),
                            @ApiResponse(
                                    responseCode = "403",
                                    ref = "#/components/responses/forbidden"),
                            @ApiResponse(
                                    responseCode = "404",
                                    ref = "#/components/responses/not-found"),
                            @ApiResponse(
                                    responseCode = "425",
                                    ref = "#/components/responses/position-not-reached"),
                            @ApiResponse(
                                    responseCode = "503",
                                    ref = "#/components/responses/unavailable")
                        }))
@interface StreamItemOperation {}

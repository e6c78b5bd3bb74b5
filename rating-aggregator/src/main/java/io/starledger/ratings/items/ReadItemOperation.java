package io.starledger.ratings.items;

import io.starledger.platform.time.AsOf;
import io.starledger.ratings.timeline.PostgresTimeline;
import io.starledger.ratings.watermark.AwaitedParameter;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
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

/** Describes the call that reads one item. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@RouterOperation(
        path = ItemsConfiguration.ITEM,
        method = RequestMethod.GET,
        operation =
                @Operation(
                        operationId = "rating",
                        summary = "Read an item's average, histogram and scores",
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
                                    name = AsOf.NAME,
                                    in = ParameterIn.QUERY,
                                    description = PostgresTimeline.AS_OF_DESCRIPTION,
                                    schema = @Schema(type = "string", format = "date-time")),
                            @Parameter(
                                    name = "after",
                                    in = ParameterIn.QUERY,
                                    description = AwaitedParameter.DESCRIPTION,
                                    schema = @Schema(type = "string")),
                            @Parameter(
                                    name = "If-None-Match",
                                    in = ParameterIn.HEADER,
                                    description = "An ETag that is known already",
                                    schema = @Schema(type = "string"))
                        },
                        responses = {
                            @ApiResponse(
                                    responseCode = "200",
                                    description =
                                            "The item, or with as_of a PastItemRating, which has no"
                                                    + " ETag; an item nobody rated has count 0",
                                    headers =
                                            @Header(
                                                    name = "ETag",
                                                    description = "The item's revision",
                                                    schema = @Schema(type = "string")),
                                    content =
                                            @Content(
                                                    mediaType = "application/json",
                                                    schema =
                                                            @Schema(
                                                                    anyOf = {
                                                                        ItemBody.class,
                                                                        PastItemBody.class
                                                                    }))),
                            @ApiResponse(
                                    responseCode = "304",
                                    description = "Not changed since the ETag in If-None-Match"),
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
@interface ReadItemOperation {}

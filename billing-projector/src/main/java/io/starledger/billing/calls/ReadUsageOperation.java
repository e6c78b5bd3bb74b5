package io.starledger.billing.calls;

import io.starledger.platform.time.AsOf;
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

/** Describes the call that reads use. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@RouterOperation(
        path = CallsConfiguration.USAGE,
        method = RequestMethod.GET,
        operation =
                @Operation(
                        operationId = "usage",
                        summary =
                                "Read how many ratings were accepted, by hour, day or billing"
                                        + " period",
                        tags = "Billing",
                        parameters = {
                            @Parameter(
                                    name = "tenantId",
                                    in = ParameterIn.PATH,
                                    required = true,
                                    schema = @Schema(implementation = UUID.class)),
                            @Parameter(
                                    name = "from",
                                    in = ParameterIn.QUERY,
                                    description =
                                            "Unless it is given: by hour a day before to, by day 30"
                                                    + " days, by period 366 days. By hour at most"
                                                    + " 31 days before to, by day at most 366",
                                    schema = @Schema(type = "string", format = "date-time"),
                                    example = "2026-11-01T00:00:00Z"),
                            @Parameter(
                                    name = "to",
                                    in = ParameterIn.QUERY,
                                    description =
                                            "The first instant after it, at most as_of; that, or"
                                                    + " now, unless it is given",
                                    schema = @Schema(type = "string", format = "date-time")),
                            @Parameter(
                                    name = "step",
                                    in = ParameterIn.QUERY,
                                    description =
                                            "Hours and days begin by UTC. The counts of each are of"
                                                    + " whole steps, also where from or to lies"
                                                    + " within one",
                                    schema =
                                            @Schema(
                                                    type = "string",
                                                    allowableValues = {"hour", "day", "period"},
                                                    defaultValue = "period")),
                            @Parameter(
                                    name = AsOf.NAME,
                                    in = ParameterIn.QUERY,
                                    description = CallDescriptions.AS_OF,
                                    schema = @Schema(type = "string", format = "date-time"))
                        },
                        responses = {
                            @ApiResponse(
                                    responseCode = "200",
                                    description = "The points, ascending; with as_of a PastUsage",
                                    content =
                                            @Content(
                                                    mediaType = "application/json",
                                                    schema =
                                                            @Schema(
                                                                    anyOf = {
                                                                        UsageBody.class,
                                                                        PastUsageBody.class
                                                                    }))),
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
                                    responseCode = "503",
                                    ref = "#/components/responses/unavailable")
                        }))
@interface ReadUsageOperation {}

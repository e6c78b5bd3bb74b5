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

/** Describes the call that submits one rating. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@RouterOperation(
        operation =
                @Operation(
                        operationId = "submitRating",
                        summary = "Submit a rating",
                        tags = Documented.TAG,
                        description =
                                "Answered once Kafka has acknowledged. Roles: producer,"
                                        + " tenant-admin. A body holds at most 64 KiB. A 429 is of"
                                        + " the type `quota-exceeded` where the billing period's"
                                        + " ratings are used up, else `rate-limit-exceeded`.",
                        parameters = {
                            @Parameter(ref = Documented.TENANT),
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
                                                                                RatingBody.class),
                                                        examples = {
                                                            @ExampleObject(
                                                                    name = "with a comment",
                                                                    value = SubmitOperation.FULL),
                                                            @ExampleObject(
                                                                    name = "score only",
                                                                    value = SubmitOperation.SHORT)
                                                        })),
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
                                                                            RatingAccepted.class))),
                            @ApiResponse(
                                    responseCode = "400",
                                    ref = Documented.MALFORMED_OR_INVALID),
                            @ApiResponse(responseCode = "401", ref = Documented.UNAUTHENTICATED),
                            @ApiResponse(responseCode = "402", ref = Documented.SUSPENDED),
                            @ApiResponse(responseCode = "403", ref = Documented.FORBIDDEN),
                            @ApiResponse(responseCode = "404", ref = Documented.NOT_FOUND),
                            @ApiResponse(responseCode = "409", ref = Documented.KEY_IN_USE),
                            @ApiResponse(responseCode = "413", ref = Documented.TOO_LARGE),
                            @ApiResponse(
                                    responseCode = "415",
                                    ref = Documented.UNSUPPORTED_MEDIA_TYPE),
                            @ApiResponse(responseCode = "422", ref = Documented.KEY_REUSED),
                            @ApiResponse(responseCode = "429", ref = Documented.QUOTA_EXCEEDED),
                            @ApiResponse(responseCode = "503", ref = Documented.NOT_ACKNOWLEDGED)
                        }))
@interface SubmitOperation {
    String FULL =
            """
            {"user_id": "user-81f3", "item_id": "book-42", "score": 5,
             "comment": "Read it twice.", "rated_at": "2026-01-15T09:30:00Z"}
            """;
    String SHORT =
            """
            {"user_id": "user-0a2c", "item_id": "book-42", "score": 3}
            """;
}

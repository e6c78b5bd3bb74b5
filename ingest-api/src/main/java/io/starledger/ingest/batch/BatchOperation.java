package io.starledger.ingest.batch;

import io.starledger.ingest.http.Documented;
import io.starledger.ingest.http.HttpIdempotencyKey;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
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

/** Describes the call that submits many ratings. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@RouterOperation(
        operation =
                @Operation(
                        operationId = "submitRatings",
                        summary = "Submit many ratings",
                        tags = Documented.TAG,
                        description = BatchOperation.DESCRIPTION,
                        parameters = {
                            @Parameter(ref = Documented.TENANT),
                            @Parameter(
                                    name = HttpIdempotencyKey.HEADER,
                                    in = ParameterIn.HEADER,
                                    description = BatchOperation.KEY,
                                    schema =
                                            @Schema(
                                                    maxLength = 257,
                                                    pattern = Documented.KEY_PATTERN),
                                    example = "export-2026-11-22-part-3"),
                            @Parameter(ref = Documented.TRACE)
                        },
                        requestBody =
                                @RequestBody(
                                        required = true,
                                        content =
                                                @Content(
                                                        mediaType = "application/x-ndjson",
                                                        schema = @Schema(type = "string"),
                                                        examples =
                                                                @ExampleObject(
                                                                        value =
                                                                                BatchOperation
                                                                                        .LINES))),
                        responses = {
                            @ApiResponse(
                                    responseCode = "200",
                                    description =
                                            "Every good line is in the log; the bad ones are"
                                                    + " named by number.",
                                    content =
                                            @Content(
                                                    mediaType = "application/json",
                                                    schema =
                                                            @Schema(
                                                                    implementation =
                                                                            BatchAnswer.class))),
                            @ApiResponse(
                                    responseCode = "400",
                                    ref = Documented.MALFORMED_OR_INVALID),
                            @ApiResponse(responseCode = "401", ref = Documented.UNAUTHENTICATED),
                            @ApiResponse(responseCode = "402", ref = Documented.SUSPENDED),
                            @ApiResponse(responseCode = "403", ref = Documented.FORBIDDEN),
                            @ApiResponse(responseCode = "404", ref = Documented.NOT_FOUND),
                            @ApiResponse(responseCode = "408", ref = Documented.TOO_SLOW),
                            @ApiResponse(responseCode = "413", ref = Documented.TOO_LARGE),
                            @ApiResponse(
                                    responseCode = "415",
                                    ref = Documented.UNSUPPORTED_MEDIA_TYPE),
                            @ApiResponse(responseCode = "429", ref = Documented.QUOTA_EXCEEDED),
                            @ApiResponse(responseCode = "503", ref = Documented.NOT_ACKNOWLEDGED)
                        }))
@interface BatchOperation {
    String DESCRIPTION =
            """
            One rating a line, as in a single submission, each with an optional \
            `idempotency_key`. Roles: producer, tenant-admin.

            - A bad line stops no good one. The answer counts all rejected lines and lists the \
            first 1,000.
            - Blank lines are passed over and counted in line numbers; lines end with LF or CRLF; \
            the last may end with the body.
            - Limits: 256 MiB and 1,000,000 lines a body, 64 KiB a line; a longer line is \
            rejected. A body over a limit ends in 413, whose detail says how many lines are \
            recorded.
            - A body is read as fast as the tenant's limit of ratings allows. If that would take \
            too long, the answer's `resend_from` names the first line that was not taken; it and \
            all after it are rejected as `rate-limit-exceeded`: send them again. While earlier \
            batches have used the limit up, the whole call is a 429 and nothing is recorded.
            - Once the billing period's ratings are used up, or the account is suspended meanwhile, the \
            same holds with the types `quota-exceeded` and `account-suspended`. A call that begins so \
            is a 429 or 402, and nothing is recorded.
            - 408, 413 and 503 leave any of the lines recorded. Repeat the body with the same \
            idempotency keys, or under the same key: what was recorded is not recorded twice.
            """;
    String KEY =
            """
            1-255 visible ASCII characters, in double quotes or without: the key of every line that \
            has none of its own, together with the line's number and its content. So the same body \
            sent again records nothing twice. Another body may come with the same key; its lines \
            are lines of their own.
            """;
    String LINES =
            """
            {"user_id": "user-81f3", "item_id": "book-42", "score": 5, "idempotency_key": "r-1"}
            {"user_id": "user-0a2c", "item_id": "book-42", "score": 3, "rated_at": "2026-01-15T18:00:00+01:00"}
            """;
}

package io.starledger.platform.problem;

import io.netty.handler.timeout.ReadTimeoutException;
import io.starledger.platform.kafka.NotAcknowledgedException;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.web.server.ResponseStatusException;

import java.time.Duration;
import java.util.concurrent.TimeoutException;

/**
 * What went wrong as a problem: the one place that decides which exception becomes which answer.
 */
final class Problems {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private Problems() {}

    static ProblemException from(Throwable failure) {
        return switch (failure) {
            case ProblemException problem -> problem;
            case NotAcknowledgedException e ->
                    ProblemException.passing(
                            ProblemType.NOT_ACKNOWLEDGED,
                            "whether this was recorded is unknown: repeat it with the same"
                                    + " idempotency key",
                            RETRY_AFTER,
                            e);
            case DataAccessResourceFailureException e -> away(e);
            case TransientDataAccessException e -> away(e);
            case TimeoutException e -> away(e);
            case ReadTimeoutException _ ->
                    ProblemException.of(
                            ProblemType.TOO_SLOW,
                            "expected a body at a steady pace but it came more slowly");
            case DataBufferLimitException _ -> tooLarge();
            case ResponseStatusException e when e.getCause() instanceof DataBufferLimitException ->
                    tooLarge();
            case ResponseStatusException e when e.getStatusCode().is4xxClientError() ->
                    ProblemException.of(
                            byStatus(e.getStatusCode().value()), detail(e.getBody().getDetail()));
            default -> ProblemException.of(ProblemType.INTERNAL, "the failure was logged");
        };
    }

    private static ProblemException away(Throwable e) {
        return ProblemException.passing(
                ProblemType.UNAVAILABLE, "the view cannot be read now", RETRY_AFTER, e);
    }

    private static ProblemException tooLarge() {
        return ProblemException.of(ProblemType.TOO_LARGE, "the body is over its limit");
    }

    private static ProblemType byStatus(int status) {
        return switch (status) {
            case 404 -> ProblemType.NOT_FOUND;
            case 405 -> ProblemType.METHOD_NOT_ALLOWED;
            case 406 -> ProblemType.NOT_ACCEPTABLE;
            case 413 -> ProblemType.TOO_LARGE;
            case 415 -> ProblemType.UNSUPPORTED_MEDIA_TYPE;
            default -> ProblemType.MALFORMED_REQUEST;
        };
    }

    private static String detail(@Nullable String found) {
        return found == null ? "the request cannot be read" : found;
    }
}

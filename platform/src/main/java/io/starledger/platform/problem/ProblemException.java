package io.starledger.platform.problem;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;

import java.time.Duration;
import java.util.List;

/** Ends a request with a problem. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final transient List<Violation> violations;
    private final @Nullable Duration retryAfter;

    private ProblemException(
            ProblemType type,
            String detail,
            List<Violation> violations,
            @Nullable Duration retryAfter,
            @Nullable Throwable cause) {
        super(detail, cause, false, false);
        this.type = type;
        this.violations = List.copyOf(violations);
        this.retryAfter = retryAfter;
    }

    public static ProblemException of(ProblemType type, String detail) {
        return new ProblemException(type, detail, List.of(), null, null);
    }

    /** A request with at least one violation. */
    public static ProblemException invalid(List<Violation> violations) {
        String detail =
                violations.size() == 1
                        ? violations.getFirst().detail()
                        : violations.size() + " violations";
        return new ProblemException(ProblemType.INVALID_REQUEST, detail, violations, null, null);
    }

    /** A passing fault; the caller may come back after {@code retryAfter}. */
    public static ProblemException passing(
            ProblemType type, String detail, Duration retryAfter, @Nullable Throwable cause) {
        return new ProblemException(type, detail, List.of(), retryAfter, cause);
    }

    public ProblemType type() {
        return type;
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    ProblemDetail toDetail() {
        ProblemDetail detail = ProblemDetail.forStatusAndDetail(type.status(), getMessage());
        detail.setType(type.uri());
        detail.setTitle(type.title());
        if (!violations.isEmpty()) {
            detail.setProperty("violations", violations);
        }
        return detail;
    }
}

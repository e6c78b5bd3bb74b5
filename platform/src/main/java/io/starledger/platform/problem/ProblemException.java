package io.starledger.platform.problem;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Ends a request with a problem. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final transient Map<String, Object> members;
    private final @Nullable Duration retryAfter;

    private ProblemException(
            ProblemType type,
            String detail,
            Map<String, Object> members,
            @Nullable Duration retryAfter,
            @Nullable Throwable cause) {
        super(detail, cause, false, false);
        this.type = type;
        this.members = Map.copyOf(members);
        this.retryAfter = retryAfter;
    }

    public static ProblemException of(ProblemType type, String detail) {
        return new ProblemException(type, detail, Map.of(), null, null);
    }

    /** A request with at least one violation. */
    public static ProblemException invalid(List<Violation> violations) {
        String detail =
                violations.size() == 1
                        ? violations.getFirst().detail()
                        : violations.size() + " violations";
        return new ProblemException(
                ProblemType.INVALID_REQUEST,
                detail,
                Map.of("violations", List.copyOf(violations)),
                null,
                null);
    }

    /** A passing fault; the caller may come back after {@code retryAfter}. */
    public static ProblemException passing(
            ProblemType type, String detail, Duration retryAfter, @Nullable Throwable cause) {
        return new ProblemException(type, detail, Map.of(), retryAfter, cause);
    }

    /** The one answer for what is not there or not the caller's: it does not tell which. */
    public static ProblemException notFound() {
        return of(ProblemType.NOT_FOUND, "there is nothing at this path");
    }

    /**
     * A view that is behind a position, of whose partitions it has reached the share {@code
     * reached}.
     */
    public static ProblemException behind(String detail, double reached, Duration retryAfter) {
        return new ProblemException(
                ProblemType.POSITION_NOT_REACHED,
                detail,
                Map.of("reached", reached),
                retryAfter,
                null);
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
        members.forEach(detail::setProperty);
        return detail;
    }
}

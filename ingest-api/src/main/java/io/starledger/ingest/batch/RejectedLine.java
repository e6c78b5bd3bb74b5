package io.starledger.ingest.batch;

import io.starledger.ingest.reading.Reading;
import io.starledger.platform.problem.ProblemType;
import io.starledger.platform.problem.Violation;

import java.util.stream.Collectors;

/**
 * A line that was not recorded.
 *
 * @param number the first line's is 1
 * @param detail everything that is wrong with it
 */
record RejectedLine(long number, ProblemType type, String detail) {
    private static final int MAX_DETAIL = 1_000;

    static RejectedLine of(long number, Reading.Invalid<?> line) {
        String detail =
                line.violations().stream()
                        .map(RejectedLine::toText)
                        .collect(Collectors.joining("; "));
        return new RejectedLine(number, ProblemType.INVALID_REQUEST, shortened(detail));
    }

    static RejectedLine of(long number, Reading.Malformed<?> line) {
        return new RejectedLine(number, ProblemType.MALFORMED_REQUEST, shortened(line.detail()));
    }

    static RejectedLine tooLong(long number, int maxBytes) {
        String detail = "expected a line of at most %,d bytes but it is longer".formatted(maxBytes);
        return new RejectedLine(number, ProblemType.TOO_LARGE, detail);
    }

    static RejectedLine notTaken(long number, Stop stop) {
        return new RejectedLine(
                number,
                stop.type(),
                "expected " + stop.limit() + " but this is more: send this line again");
    }

    /**
     * Why no more lines are taken.
     *
     * @param limit in words
     */
    record Stop(ProblemType type, String limit) {}

    private static String toText(Violation violation) {
        return violation.pointer() + ": " + violation.detail();
    }

    private static String shortened(String detail) {
        return detail.length() <= MAX_DETAIL ? detail : detail.substring(0, MAX_DETAIL) + "…";
    }
}

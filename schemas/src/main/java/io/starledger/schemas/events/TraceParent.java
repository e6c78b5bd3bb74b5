package io.starledger.schemas.events;

import org.jspecify.annotations.Nullable;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * A W3C Trace Context {@code traceparent} of version 00: who asked for this, across processes and
 * topics.
 */
public record TraceParent(String value) {
    private static final Pattern VALID =
            Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");
    private static final int TRACE_ID_END = 35;
    private static final HexFormat HEX = HexFormat.of();

    /**
     * Goes on with the caller's trace if {@code header} holds a valid one, else begins a new,
     * sampled-out one.
     */
    public static TraceParent continuing(@Nullable String header) {
        if (header != null && VALID.matcher(header).matches()) {
            return new TraceParent(header).child();
        }
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new TraceParent(
                "00-"
                        + HEX.toHexDigits(random.nextLong())
                        + HEX.toHexDigits(random.nextLong() | 1L)
                        + "-"
                        + HEX.toHexDigits(random.nextLong() | 1L)
                        + "-00");
    }

    /** The same trace, a new span. */
    public TraceParent child() {
        long span = ThreadLocalRandom.current().nextLong() | 1L;
        return new TraceParent(
                value.substring(0, TRACE_ID_END + 1)
                        + HEX.toHexDigits(span)
                        + value.substring(value.length() - 3));
    }
}

package io.starledger.schemas.events;

import org.jspecify.annotations.Nullable;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A W3C Trace Context {@code traceparent} of version 00: who asked for this, across processes and
 * topics. Form: {@code 00-<trace id, 32 hex digits>-<span id, 16>-<flags, 2>}, lower case, neither
 * id all zeros.
 */
public record TraceParent(String value) {
    /** The HTTP header, and the record header. */
    public static final String HEADER = "traceparent";

    private static final int LENGTH = 55;
    private static final int SPAN_START = 36;
    private static final int FLAGS_START = 53;
    private static final String NO_TRACE = "0".repeat(32);
    private static final String NO_SPAN = "0".repeat(16);
    private static final HexFormat HEX = HexFormat.of();

    /** Throws {@link IllegalArgumentException} unless of that form. */
    public TraceParent {
        if (!isValid(value)) {
            throw new IllegalArgumentException(
                    "expected a traceparent of version 00 but was " + value);
        }
    }

    /**
     * Goes on with the caller's trace if {@code header} holds a valid one, else begins a new,
     * sampled-out one.
     */
    public static TraceParent continuing(@Nullable String header) {
        if (header != null && isValid(header)) {
            return new TraceParent(header).child();
        }
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new TraceParent(
                "00-"
                        + HEX.toHexDigits(random.nextLong())
                        + HEX.toHexDigits(random.nextLong() | 1L)
                        + "-"
                        + newSpan()
                        + "-00");
    }

    /** The same trace, a new span. */
    public TraceParent child() {
        return new TraceParent(
                value.substring(0, SPAN_START) + newSpan() + value.substring(FLAGS_START - 1));
    }

    private static String newSpan() {
        return HEX.toHexDigits(ThreadLocalRandom.current().nextLong() | 1L);
    }

    /** By hand, because it runs for every record: a regular expression takes ten times as long. */
    private static boolean isValid(String text) {
        if (text.length() != LENGTH || !text.startsWith("00-")) {
            return false;
        }
        for (int i = 3; i < LENGTH; i++) {
            boolean separator = i == SPAN_START - 1 || i == FLAGS_START - 1;
            if (separator ? text.charAt(i) != '-' : !isLowerHex(text.charAt(i))) {
                return false;
            }
        }
        return !text.startsWith(NO_TRACE, 3) && !text.startsWith(NO_SPAN, SPAN_START);
    }

    private static boolean isLowerHex(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }
}

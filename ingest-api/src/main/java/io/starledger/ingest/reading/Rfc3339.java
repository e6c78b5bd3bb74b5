package io.starledger.ingest.reading;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Reads the date and time of RFC 3339, section 5.6: {@code 2026-11-21T09:30:00.123456+01:00}. By
 * hand, because it runs for every line of a batch and {@code java.time}'s formatters take twenty
 * times as long. The offset is required, digits beyond the microsecond are cut, and a leap second
 * (60) is refused, as {@code java.time} has none.
 */
final class Rfc3339 {
    static final String EXPECTED = "an RFC 3339 date and time such as 2026-11-21T09:30:00Z";
    private static final int SHORTEST = "2026-11-21T09:30:00Z".length();
    private static final int FRACTION_START = 19;
    private static final int MICRO_DIGITS = 6;
    private static final int MAX_FRACTION_DIGITS = 9;
    private static final int NANOS_PER_MICRO = 1_000;
    private static final int SECONDS_PER_MINUTE = 60;
    private static final int SECONDS_PER_DAY = 86_400;
    private static final int BAD = -1;

    private Rfc3339() {}

    /** The instant, cut to microseconds; null if {@code text} is not of that form. */
    static @Nullable Instant parse(String text) {
        if (text.length() < SHORTEST || !hasSeparators(text)) {
            return null;
        }
        int hour = number(text, 11, 2);
        int minute = number(text, 14, 2);
        int second = number(text, 17, 2);
        long day = epochDay(text);
        int offsetStart = offsetStart(text);
        int offset = offsetSeconds(text, offsetStart);
        if (isOutside(hour, 23)
                || isOutside(minute, 59)
                || isOutside(second, 59)
                || day == Long.MIN_VALUE
                || offset == Integer.MIN_VALUE) {
            return null;
        }
        long seconds = day * SECONDS_PER_DAY + (hour * 60L + minute) * SECONDS_PER_MINUTE + second;
        return Instant.ofEpochSecond(seconds - offset, nanos(text, offsetStart));
    }

    private static boolean hasSeparators(String text) {
        char t = text.charAt(10);
        return text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && (t == 'T' || t == 't')
                && text.charAt(13) == ':'
                && text.charAt(16) == ':';
    }

    private static long epochDay(String text) {
        int year = number(text, 0, 4);
        int month = number(text, 5, 2);
        int day = number(text, 8, 2);
        if (year < 0 || month < 0 || day < 0) {
            return Long.MIN_VALUE;
        }
        try {
            return LocalDate.of(year, month, day).toEpochDay();
        } catch (DateTimeException _) {
            return Long.MIN_VALUE;
        }
    }

    /** Where the fraction ends, if there is one; never in the middle of one. */
    private static int offsetStart(String text) {
        int end = FRACTION_START;
        if (text.charAt(end) == '.') {
            do {
                end++;
            } while (end < text.length() && isDigit(text.charAt(end)));
        }
        return end;
    }

    private static int offsetSeconds(String text, int start) {
        int fraction = start - FRACTION_START - 1;
        if (fraction == 0 || fraction > MAX_FRACTION_DIGITS || start == text.length()) {
            return Integer.MIN_VALUE;
        }
        char sign = text.charAt(start);
        if (text.length() == start + 1) {
            return sign == 'Z' || sign == 'z' ? 0 : Integer.MIN_VALUE;
        }
        if (text.length() != start + 6
                || (sign != '+' && sign != '-')
                || text.charAt(start + 3) != ':') {
            return Integer.MIN_VALUE;
        }
        int hours = number(text, start + 1, 2);
        int minutes = number(text, start + 4, 2);
        if (isOutside(hours, 23) || isOutside(minutes, 59)) {
            return Integer.MIN_VALUE;
        }
        int seconds = (hours * 60 + minutes) * SECONDS_PER_MINUTE;
        return sign == '+' ? seconds : -seconds;
    }

    private static int nanos(String text, int end) {
        int micros = 0;
        for (int i = 0; i < MICRO_DIGITS; i++) {
            int at = FRACTION_START + 1 + i;
            micros = micros * 10 + (at < end ? text.charAt(at) - '0' : 0);
        }
        return micros * NANOS_PER_MICRO;
    }

    private static int number(String text, int start, int digits) {
        int value = 0;
        for (int i = start; i < start + digits; i++) {
            if (!isDigit(text.charAt(i))) {
                return BAD;
            }
            value = value * 10 + text.charAt(i) - '0';
        }
        return value;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isOutside(int value, int max) {
        return value < 0 || value > max;
    }
}

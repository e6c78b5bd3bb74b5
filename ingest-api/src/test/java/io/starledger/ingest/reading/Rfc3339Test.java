package io.starledger.ingest.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Random;

final class Rfc3339Test {

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T09:30:00Z, 2026-11-21T09:30:00Z",
        "2026-11-21t09:30:00z, 2026-11-21T09:30:00Z",
        "2026-11-21T09:30:00.5Z, 2026-11-21T09:30:00.5Z",
        "2026-11-21T09:30:00.123456789Z, 2026-11-21T09:30:00.123456Z",
        "2026-11-21T09:30:00+05:30, 2026-11-21T04:00:00Z",
        "2026-11-21T23:30:00.25-01:00, 2026-11-22T00:30:00.25Z",
        "2026-11-21T09:30:00-00:00, 2026-11-21T09:30:00Z",
        "2024-02-29T00:00:00Z, 2024-02-29T00:00:00Z",
        "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z"
    })
    void whatTheStandardAllowsIsRead(String text, Instant expected) {
        // when
        Instant read = Rfc3339.parse(text);

        // then
        assertThat(read).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "now",
                "2026-11-21",
                "2026-11-21T09:30Z",
                "2026-11-21T09:30:00",
                "2026-11-21 09:30:00Z",
                "2026-11-21T09:30:00.Z",
                "2026-11-21T09:30:00.1234567890Z",
                "2026-11-21T09:30:00,5Z",
                "2026-11-21T09:30:00+0530",
                "2026-11-21T09:30:00+05",
                "2026-11-21T09:30:00+24:00",
                "2026-11-21T09:30:00+05:60",
                "2026-11-21T09:30:00 05:30",
                "2026-11-21T09:30:00Zulu",
                "2026-11-21T24:00:00Z",
                "2026-11-21T09:60:00Z",
                "2026-11-21T23:59:60Z",
                "2026-13-21T09:30:00Z",
                "2026-00-21T09:30:00Z",
                "2026-02-30T09:30:00Z",
                "2025-02-29T09:30:00Z",
                "+026-11-21T09:30:00Z",
                "2026-11-2١T09:30:00Z",
                "20261-11-21T09:30:00Z"
            })
    void whatItDoesNotAllowIsRefused(String text) {
        // when
        Instant read = Rfc3339.parse(text);

        // then
        assertThat(read).isNull();
    }

    @Test
    void itReadsWhatJavaWrites() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            // given
            OffsetDateTime time =
                    OffsetDateTime.ofInstant(
                            Instant.ofEpochSecond(
                                    random.nextLong(0, 253_402_000_000L),
                                    random.nextInt(1_000_000_000)),
                            ZoneOffset.ofTotalSeconds(60 * random.nextInt(-18 * 60, 18 * 60)));
            String text = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);

            // when
            Instant read = Rfc3339.parse(text);

            // then
            assertThat(read)
                    .as("%s, seed %d", text, seed)
                    .isEqualTo(time.toInstant().truncatedTo(ChronoUnit.MICROS));
        }
    }
}

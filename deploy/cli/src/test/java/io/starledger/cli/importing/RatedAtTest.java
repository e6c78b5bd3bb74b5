package io.starledger.cli.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;

final class RatedAtTest {

    @ParameterizedTest
    @CsvSource({
        "1351123200, 2012-10-25T00:00:00Z",
        "0, 1970-01-01T00:00:00Z",
        "-1, 1969-12-31T23:59:59Z",
        "-0.25, 1969-12-31T23:59:59.750Z",
        "1351123200.5, 2012-10-25T00:00:00.500Z",
        "2012-10-25T00:00:00Z, 2012-10-25T00:00:00Z",
        "2012-10-25T02:00:00+02:00, 2012-10-25T00:00:00Z",
        "2012-10-25 00:00:00.123456Z, 2012-10-25T00:00:00.123456Z"
    })
    void anInstantIsEpochSecondsOrRfc3339(String text, Instant instant) {
        assertThat(RatedAt.parse(text)).isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2012-10-25",
                "2012-10-25T00:00:00",
                "2012-13-25T00:00:00Z",
                "1351123200s",
                "1e9",
                "9999999999999999999"
            })
    void anythingElseIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RatedAt.parse(text))
                .withMessage(
                        "expected rated_at to be epoch seconds or RFC 3339 but was '%s'", text);
    }
}

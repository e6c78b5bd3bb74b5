package io.starledger.ratings.items;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EventIdTest {

    @Test
    void anIdIsReadAsItWasWritten() {
        assertThat(new EventId(12, 345)).hasToString("12-345");
        assertThat(EventId.parse("12-345")).contains(new EventId(12, 345));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "1-", "-1", "1-x", "1-2-3", "1--2", "1234567890-1", " 1-2"})
    void whatIsNoneIsFound(String text) {
        assertThat(EventId.parse(text)).isEmpty();
    }
}

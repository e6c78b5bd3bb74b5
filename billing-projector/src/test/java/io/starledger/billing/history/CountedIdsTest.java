package io.starledger.billing.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Which ratings count: the same as where quotas are made. */
class CountedIdsTest {
    private static final Instant NOON = Instant.parse("2026-03-15T12:00:00Z");
    private static final Duration DAY = Duration.ofHours(24);
    private static final UUID ID = new UUID(0, 1);

    private final CountedIds ids = new CountedIds();

    @Test
    void aRepetitionWithinADayIsNotCountedAndOneAfterItIs() {
        // when
        boolean first = ids.count(ID, NOON);
        boolean atOnce = ids.count(ID, NOON);
        boolean aDayLater = ids.count(ID, NOON.plus(DAY));
        boolean aDayEarlier = ids.count(ID, NOON.minus(DAY));
        boolean after = ids.count(ID, NOON.plus(DAY).plusMillis(1));

        // then
        assertThat(first).isTrue();
        assertThat(atOnce).isFalse();
        assertThat(aDayLater).isFalse();
        assertThat(aDayEarlier).isFalse();
        assertThat(after).isTrue();
    }

    @Test
    void whatCountedAgainIsKnownFromThenOn() {
        // given
        ids.count(ID, NOON);
        ids.count(ID, NOON.plus(DAY).plusMillis(1));

        // when
        boolean again = ids.count(ID, NOON.plus(DAY).plus(DAY));

        // then
        assertThat(again).isFalse();
    }

    @Test
    void twentyFiveHoursBeforeTheNewestARatingIsForgotten() {
        // given
        ids.add(ID, NOON);
        ids.reach(NOON.plus(DAY).plus(Duration.ofHours(1)).minusMillis(1));

        // when
        boolean before = ids.count(ID, NOON);
        ids.reach(NOON.plus(DAY).plus(Duration.ofHours(1)));
        boolean then = ids.count(ID, NOON);

        // then
        assertThat(before).isFalse();
        assertThat(then).isTrue();
        assertThat(ids.forgottenUntil()).isEqualTo(NOON);
    }

    @Test
    void anotherIdIsAnotherRating() {
        // given
        ids.count(ID, NOON);

        // when
        boolean other = ids.count(new UUID(0, 2), NOON);

        // then
        assertThat(other).isTrue();
    }
}

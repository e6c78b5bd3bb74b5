package io.starledger.ratings.fold;

import static io.starledger.ratings.fold.Facts.minute;
import static io.starledger.ratings.fold.Facts.rated;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;

class SeenFactsTest {

    @Test
    void aFactIsKnownForTwentyFourHours() {
        // given
        Fact fact = rated(3, minute(0));
        SeenFacts seen = SeenFacts.NONE.with(fact);

        // when
        SeenFacts onTheLastInstant = seen.with(rated(3, minute(24 * 60)));
        SeenFacts aMillisecondLater = seen.with(rated(3, minute(24 * 60).plusMillis(1)));

        // then
        assertThat(onTheLastInstant.contains(fact.eventId())).isTrue();
        assertThat(aMillisecondLater.contains(fact.eventId())).isFalse();
    }

    @Test
    void ofMoreThanAHundredFactsTheOldestAreForgotten() {
        // given
        List<Fact.Submitted> facts =
                IntStream.rangeClosed(0, SeenFacts.LIMIT)
                        .mapToObj(i -> rated(3, minute(i)))
                        .toList();

        // when
        SeenFacts seen = SeenFacts.NONE;
        for (Fact fact : facts) {
            seen = seen.with(fact);
        }

        // then
        assertThat(seen.facts()).hasSize(100);
        assertThat(seen.contains(facts.getFirst().eventId())).isFalse();
        assertThat(seen.contains(facts.get(1).eventId())).isTrue();
        assertThat(seen.contains(facts.getLast().eventId())).isTrue();
    }
}

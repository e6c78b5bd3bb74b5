package io.starledger.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.cli.verify.PlainEvent.Fact;
import io.starledger.cli.verify.PlainEvent.Moderated;
import io.starledger.cli.verify.PlainEvent.Retracted;
import io.starledger.cli.verify.PlainEvent.Submitted;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;

final class PlainFoldTest {
    private static final String ITEM = "11111111-1111-4111-8111-111111111111/book-1";
    private static final long NOON = Duration.ofDays(20_000).toMillis();

    private final PlainFold fold = new PlainFold(3);
    private long offset;
    private long acceptedAt = NOON;

    @Test
    void theLaterOfARatersRatingsCounts() {
        happen("ada", "a", rated(5, 10));
        happen("ada", "b", rated(2, 20));
        happen("ada", "c", rated(4, 15));

        assertThat(counts()).isEqualTo("0 1 0 0 0");
        assertThat(item()).containsEntry("revision", "2");
    }

    @Test
    void ofRatingsOfOneInstantTheLaterInTheLogCounts() {
        happen("ada", "a", rated(5, 10));
        happen("ada", "b", rated(2, 10));

        assertThat(counts()).isEqualTo("0 1 0 0 0");
    }

    @Test
    void aFactSeenBeforeChangesNothingButThePosition() {
        happen("ada", "a", rated(5, 10));
        happen("ada", "b", rated(2, 10));
        happen("ada", "a", rated(5, 10));

        assertThat(counts()).isEqualTo("0 1 0 0 0");
        assertThat(item()).containsEntry("revision", "2").containsEntry("source_offset", "2");
        assertThat(rating("ada"))
                .containsEntry("rating_id", "b")
                .containsEntry("source_offset", "2");
    }

    @Test
    void aFactIsForgottenOnceAnotherComesADayLater() {
        happen("ada", "a", rated(5, 10));
        acceptedAt += Duration.ofHours(25).toMillis();
        happen("ada", "b", rated(2, 10));
        happen("ada", "a", rated(5, 10));

        assertThat(counts()).isEqualTo("0 0 0 0 1");
    }

    @Test
    void aHundredFactsAreRemembered() {
        for (int i = 0; i <= 100; i++) {
            happen("ada", "fact-" + i, rated(i % 2 + 1, 10));
        }
        happen("ada", "fact-1", rated(5, 10));
        assertThat(counts()).isEqualTo("1 0 0 0 0");

        happen("ada", "fact-0", rated(5, 10));
        assertThat(counts()).isEqualTo("0 0 0 0 1");
    }

    @Test
    void aRetractionRemovesWhatStandsAndWhatWasRatedBefore() {
        happen("ada", "a", rated(5, 10));
        happen("ada", "b", new Retracted());
        happen("ada", "c", rated(4, 20));

        assertThat(counts()).isEqualTo("0 0 0 0 0");
        assertThat(rating("ada"))
                .containsEntry("rating_id", "null")
                .containsEntry("retracted_at", "2024-10-04T00:00:01Z");
    }

    @Test
    void aRatingAfterARetractionCounts() {
        happen("ada", "a", new Retracted());
        happen("ada", "b", rated(4, NOON * 1_000 + Duration.ofHours(1).toNanos() / 1_000));

        assertThat(counts()).isEqualTo("0 0 0 1 0");
        assertThat(rating("ada")).containsEntry("retracted_at", "null");
    }

    @Test
    void aHiddenRatingCountsNowhereUntilItIsVisible() {
        happen("ada", "a", rated(5, 10));
        happen("ada", "b", new Moderated(true));
        happen("ada", "c", rated(4, 20));
        assertThat(counts()).isEqualTo("0 0 0 0 0");

        happen("ada", "d", new Moderated(false));
        assertThat(counts()).isEqualTo("0 0 0 1 0");
        assertThat(item()).containsEntry("revision", "3");
    }

    @Test
    void anItemThatIsOnlyModeratedHasNeverChanged() {
        happen("ada", "a", new Moderated(true));

        assertThat(item()).containsEntry("revision", "0").containsEntry("updated_at", "null");
    }

    private static Submitted rated(int score, long atMicros) {
        return new Submitted(score, atMicros, null, null);
    }

    private void happen(String user, String eventId, Fact fact) {
        fold.fold(new PlainEvent(eventId, ITEM, user, fact, acceptedAt, offset));
        offset++;
        acceptedAt += 1_000;
    }

    private String counts() {
        return "%s %s %s %s %s"
                .formatted(
                        item().get("count_1"),
                        item().get("count_2"),
                        item().get("count_3"),
                        item().get("count_4"),
                        item().get("count_5"));
    }

    private Map<String, String> item() {
        return Objects.requireNonNull(fold.items().get(ITEM)).columns().values();
    }

    private Map<String, String> rating(String user) {
        return Objects.requireNonNull(fold.ratings().get(ITEM + "/" + user)).columns().values();
    }
}

package io.starledger.ratings.watermark;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.platform.position.Position;

import org.junit.jupiter.api.Test;

import java.util.Map;

final class WatermarkTest {
    private final Watermark watermark = new Watermark(Map.of(0, 10L, 1, 0L));

    @Test
    void aPositionIsReachedOnceTheViewHasTheLastEventOfEachOfItsPartitions() {
        assertThat(watermark.hasReached(new Position(Map.of(0, 10L, 1, 0L)))).isTrue();
        assertThat(watermark.hasReached(new Position(Map.of(0, 9L)))).isTrue();
        assertThat(watermark.hasReached(new Position(Map.of(0, 10L, 1, 1L)))).isFalse();
    }

    @Test
    void nothingIsReachedOfAPartitionThatTheViewHasNothingOf() {
        assertThat(watermark.hasReached(new Position(Map.of(2, 0L)))).isFalse();
    }

    @Test
    void aPositionOfNothingIsReachedFromTheStart() {
        assertThat(Watermark.NONE.hasReached(Position.EMPTY)).isTrue();
        assertThat(Watermark.NONE.shareOf(Position.EMPTY)).isEqualTo(1);
    }

    @Test
    void theShareThatIsReachedIsOfThePositionsOwnPartitions() {
        assertThat(watermark.shareOf(new Position(Map.of(0, 10L, 1, 0L, 2, 0L, 3, 0L))))
                .isEqualTo(0.5);
    }
}

package io.starledger.platform.position;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Map;

class PositionTest {
    private static final Position ONE = new Position(Map.of(0, 5L, 1, 9L));
    private static final Position OTHER = new Position(Map.of(1, 3L, 2, 4L));

    @Test
    void bothTogetherAreTheGreaterOffsetOfEachPartition() {
        assertThat(ONE.and(OTHER)).isEqualTo(new Position(Map.of(0, 5L, 1, 9L, 2, 4L)));
        assertThat(OTHER.and(ONE)).isEqualTo(ONE.and(OTHER));
    }

    @Test
    void theEmptyPositionAddsNothing() {
        assertThat(ONE.and(Position.EMPTY)).isEqualTo(ONE);
        assertThat(Position.EMPTY.and(ONE)).isEqualTo(ONE);
    }
}

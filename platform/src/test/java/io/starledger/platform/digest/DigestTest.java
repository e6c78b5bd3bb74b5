package io.starledger.platform.digest;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.platform.digest.Digest.Sum;
import io.starledger.schemas.ids.TenantId;

import org.junit.jupiter.api.Test;

import java.math.BigInteger;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

class DigestTest {
    private static final TenantId ANN = new TenantId(new UUID(1, 1));
    private static final TenantId BOB = new TenantId(new UUID(2, 2));
    private static final Slice ITEMS = new Slice("items", ANN, 3);
    private static final Slice RATINGS = new Slice("ratings", ANN, 3);
    private static final Digest DIGEST = digest(Map.of(ITEMS, sum(2, 7), RATINGS, sum(1, 9)));

    @Test
    void slicesDifferByRowsByHashesAndByBeingThere() {
        // then
        assertThat(DIGEST.differing(digest(Map.of(RATINGS, sum(1, 9), ITEMS, sum(2, 7)))))
                .isEmpty();
        assertThat(DIGEST.differing(digest(Map.of(ITEMS, sum(3, 7), RATINGS, sum(1, 9)))))
                .containsExactly(ITEMS);
        assertThat(DIGEST.differing(digest(Map.of(ITEMS, sum(2, 7), RATINGS, sum(1, 8)))))
                .containsExactly(RATINGS);
        assertThat(DIGEST.differing(digest(Map.of(ITEMS, sum(2, 7))))).containsExactly(RATINGS);
        assertThat(digest(Map.of(ITEMS, sum(2, 7))).differing(DIGEST)).containsExactly(RATINGS);
    }

    @Test
    void itsTextIsThatOfItsSumsAlone() {
        // given
        Slice ofBob = new Slice("items", BOB, 3);
        Slice elsewhere = new Slice("items", ANN, 4);

        // then
        assertThat(DIGEST.text())
                .matches("[0-9a-f]{64}")
                .isEqualTo(digest(Map.of(RATINGS, sum(1, 9), ITEMS, sum(2, 7))).text())
                .isNotEqualTo(digest(Map.of(ITEMS, sum(2, 8), RATINGS, sum(1, 9))).text())
                .isNotEqualTo(digest(Map.of(ofBob, sum(2, 7), RATINGS, sum(1, 9))).text())
                .isNotEqualTo(digest(Map.of(elsewhere, sum(2, 7), RATINGS, sum(1, 9))).text());
    }

    @Test
    void theRowsOfAViewAreThoseOfAllTenantsAndPartitions() {
        // given
        Digest digest =
                digest(
                        Map.of(
                                ITEMS,
                                sum(2, 7),
                                new Slice("items", BOB, 4),
                                sum(5, -1),
                                RATINGS,
                                sum(1, 9)));

        // then
        assertThat(digest.rows()).isEqualTo(Map.of("items", 7L, "ratings", 1L));
    }

    private static Digest digest(Map<Slice, Sum> sums) {
        return new Digest(new TreeMap<>(sums));
    }

    private static Sum sum(long rows, long hash) {
        return new Sum(rows, BigInteger.valueOf(hash));
    }
}

package io.starledger.ratings.watermark;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.schemas.ids.TenantId;

import org.junit.jupiter.api.Test;

import java.util.UUID;

final class WaitingPlacesTest {
    private final TenantId ann = new TenantId(UUID.randomUUID());
    private final TenantId bob = new TenantId(UUID.randomUUID());
    private final WaitingPlaces places = new WaitingPlaces(3, 2);

    @Test
    void aTenantHasNoMoreThanItsOwnPlaces() {
        // when
        places.take(ann);
        places.take(ann);

        // then
        assertThat(places.take(ann)).isFalse();
        assertThat(places.take(bob)).isTrue();
    }

    @Test
    void allTenantsTogetherHaveNoMoreThanAllPlaces() {
        // when
        places.take(ann);
        places.take(ann);
        places.take(bob);

        // then
        assertThat(places.take(bob)).isFalse();
        assertThat(places.taken()).isEqualTo(3);
    }

    @Test
    void aPlaceThatIsGivenBackCanBeTakenAgain() {
        // given
        places.take(ann);
        places.take(ann);

        // when
        places.giveBack(ann);

        // then
        assertThat(places.take(ann)).isTrue();
        assertThat(places.taken()).isEqualTo(2);
    }
}

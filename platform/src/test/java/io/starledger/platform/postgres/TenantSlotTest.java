package io.starledger.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.schemas.ids.TenantId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.Random;
import java.util.UUID;

class TenantSlotTest {

    /** Worked out by another implementation; a change would lose every tenant's rows. */
    @ParameterizedTest
    @CsvSource({
        "00000000-0000-0000-0000-000000000000, 468",
        "5f0c954e-1d6c-4b1d-8f5a-9d3f0a1c7e11, 137",
        "11111111-1111-4111-8111-111111111111, 22",
        "ffffffff-ffff-ffff-ffff-ffffffffffff, 238"
    })
    void aTenantHasTheSlotItAlwaysHad(String tenant, int slot) {
        assertThat(TenantSlot.of(TenantId.parse(tenant))).isEqualTo(slot);
    }

    @Test
    void tenantsSpreadOverAllSlots() {
        // given
        Random random = new Random(20261122L);
        int[] tenants = new int[TenantSlot.COUNT];

        // when
        for (int i = 0; i < 100 * TenantSlot.COUNT; i++) {
            UUID id = new UUID(random.nextLong(), random.nextLong());
            tenants[TenantSlot.of(new TenantId(id))]++;
        }

        // then
        assertThat(tenants).doesNotContain(0);
        assertThat(Arrays.stream(tenants).boxed()).allMatch(count -> count > 50 && count < 150);
    }
}

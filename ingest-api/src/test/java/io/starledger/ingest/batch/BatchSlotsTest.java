package io.starledger.ingest.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.ingest.batch.BatchSlots.Answer;
import io.starledger.schemas.ids.TenantId;

import org.junit.jupiter.api.Test;

import java.util.UUID;

class BatchSlotsTest {
    private final TenantId one = new TenantId(UUID.randomUUID());
    private final TenantId other = new TenantId(UUID.randomUUID());
    private final BatchSlots slots = new BatchSlots(3, 2);

    @Test
    void aTenantGetsItsPartAndLeavesRoomToOthers() {
        // when
        slots.take(one);
        slots.take(one);

        // then
        assertThat(slots.take(one)).isEqualTo(Answer.TENANT_HAS_ITS_PART);
        assertThat(slots.take(other)).isEqualTo(Answer.TAKEN);
        assertThat(slots.take(other)).isEqualTo(Answer.NONE_FREE);
    }

    @Test
    void whatIsGivenBackIsFreeAgain() {
        // given
        slots.take(one);
        slots.take(one);

        // when
        slots.giveBack(one);

        // then
        assertThat(slots.take(one)).isEqualTo(Answer.TAKEN);
        assertThat(slots.take(one)).isEqualTo(Answer.TENANT_HAS_ITS_PART);
        assertThat(slots.take(other)).isEqualTo(Answer.TAKEN);
    }
}

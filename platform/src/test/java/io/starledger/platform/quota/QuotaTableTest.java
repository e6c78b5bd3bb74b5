package io.starledger.platform.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.platform.limits.Plan;
import io.starledger.schemas.ids.TenantId;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

final class QuotaTableTest {
    private final TenantId tenant = new TenantId(UUID.randomUUID());
    private final QuotaTable before = new QuotaTable();
    private final QuotaTable after = new QuotaTable();

    @Test
    void whatSaysAsMuchTakesThePlaceAtOnce() {
        // given
        before.put(tenant, quota(1, 7));
        after.put(tenant, quota(1, 7));

        // when
        after.replace(before);

        // then
        assertThat(after.of(tenant)).isNotSameAs(before.of(tenant));
    }

    @Test
    void whatSaysLessIsNotAskedUntilItSaysAsMuch() {
        // given
        Quota.Recorded used = quota(2, 7);
        before.put(tenant, used);
        after.put(tenant, quota(2, 6));

        // when
        after.replace(before);
        Quota.Recorded first = after.of(tenant);
        after.put(tenant, quota(1, 7));
        Quota.Recorded second = after.of(tenant);
        after.put(tenant, quota(2, 7));

        // then
        assertThat(List.of(first, second)).containsOnly(used);
        assertThat(after.of(tenant)).isNotSameAs(used);
    }

    @Test
    void whatIsMissingIsAsItWasUntilItIsForgotten() {
        // given
        Quota.Recorded used = quota(1, 7);
        before.put(tenant, used);

        // when
        after.replace(before);
        Quota.Recorded missing = after.of(tenant);
        QuotaTable third = new QuotaTable();
        third.replace(after);
        after.forgetReplaced();

        // then
        assertThat(missing).isSameAs(used);
        assertThat(third.of(tenant)).isSameAs(used);
        assertThat(after.of(tenant)).isNull();
    }

    @Test
    void aTombstoneEndsWhatWasAlso() {
        // given
        before.put(tenant, quota(1, 7));
        after.replace(before);

        // when
        after.remove(tenant);

        // then
        assertThat(after.of(tenant)).isNull();
    }

    private static Quota.Recorded quota(long accountRevision, long counted) {
        return new Quota.Recorded(
                List.of(
                        new Quota.Step(
                                Instant.EPOCH,
                                new Standing(
                                        false,
                                        new Plan(null, null, null, null),
                                        counted,
                                        Period.UNKNOWN))),
                CountedUpTo.NOTHING.and(3, counted),
                null,
                accountRevision);
    }
}

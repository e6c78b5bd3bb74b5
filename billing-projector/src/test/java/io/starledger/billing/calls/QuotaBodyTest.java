package io.starledger.billing.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.billing.view.AccountDocument;
import io.starledger.billing.view.AccountDocument.EntitledPart;
import io.starledger.billing.view.LimitsPart;
import io.starledger.billing.view.PeriodPart;
import io.starledger.billing.view.QuotaDocument;
import io.starledger.billing.view.QuotaDocument.QuotaPart;
import io.starledger.billing.view.QuotaRow;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;

final class QuotaBodyTest {
    private static final Instant BEGIN = Instant.parse("2026-11-10T09:30:07Z");
    private static final Instant END = Instant.parse("2026-12-10T09:30:07Z");
    private static final Instant MIDDLE = Instant.parse("2026-11-20T00:00:00Z");
    private static final LimitsPart TEN = new LimitsPart(10L, null, null, null);
    private static final LimitsPart ANY = new LimitsPart(null, null, null, null);

    @Test
    void beforeAStepTheOneBeforeItCounts() {
        // when
        QuotaBody body = QuotaBody.of(row(null), END.minusMillis(1));

        // then
        assertThat(body.plan()).isEqualTo("starter");
        assertThat(body.used()).isEqualTo(12);
        assertThat(body.remaining()).isZero();
        assertThat(body.access()).isEqualTo("full");
        assertThat(body.period()).isEqualTo(new PeriodPart(BEGIN, END));
        assertThat(body.next()).isEqualTo(new QuotaBody.NextBody(END, "free", "read_only", ANY));
    }

    @Test
    void fromItsInstantOnAStepCountsWithoutAnythingToldAnew() {
        // when
        QuotaBody body = QuotaBody.of(row(null), END);

        // then
        assertThat(body.plan()).isEqualTo("free");
        assertThat(body.used()).isZero();
        assertThat(body.remaining()).isNull();
        assertThat(body.access()).isEqualTo("read_only");
        assertThat(body.next()).isNull();
        assertThat(body.period())
                .isEqualTo(new PeriodPart(END, Instant.parse("2027-01-01T00:00:00Z")));
    }

    @Test
    void anAccountOfATestClockIsToldInItsTime() {
        // when
        QuotaBody body = QuotaBody.of(row(MIDDLE), END.plusSeconds(1));

        // then
        assertThat(body.plan()).isEqualTo("starter");
        assertThat(body.frozenAt()).isEqualTo(MIDDLE);
    }

    private static QuotaRow row(@Nullable Instant frozenAt) {
        PeriodPart period = new PeriodPart(BEGIN, END);
        return new QuotaRow(
                new QuotaDocument(
                        List.of(
                                new QuotaPart(Instant.EPOCH, "starter", false, TEN, 12),
                                new QuotaPart(END, "free", true, ANY, 0)),
                        100,
                        frozenAt),
                new AccountDocument(
                        List.of(new EntitledPart(Instant.EPOCH, "starter", "active", Map.of())),
                        period,
                        List.of(period),
                        false,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        frozenAt),
                3,
                4);
    }
}

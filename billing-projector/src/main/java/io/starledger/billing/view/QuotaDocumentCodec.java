package io.starledger.billing.view;

import io.starledger.billing.view.QuotaDocument.QuotaPart;
import io.starledger.schemas.avro.QuotaStep;
import io.starledger.schemas.avro.TenantQuota;

/** Quotas out of {@code billing.quotas.v1}. */
final class QuotaDocumentCodec {
    private QuotaDocumentCodec() {}

    static QuotaDocument of(TenantQuota quota) {
        return new QuotaDocument(
                quota.getSteps().stream().map(QuotaDocumentCodec::step).toList(),
                quota.getReachedPercent(),
                quota.getFrozenAt());
    }

    private static QuotaPart step(QuotaStep it) {
        return new QuotaPart(
                it.getFromAt(),
                it.getPlan(),
                it.getReadOnly(),
                new LimitsPart(
                        it.getRatingsPerMonth(),
                        it.getRatingsPerSecond(),
                        it.getRequestsPerMinute(),
                        it.getRetentionSeconds()),
                it.getUsed());
    }
}

package io.starledger.billing.view;

import io.starledger.platform.generation.Generation;
import io.starledger.schemas.avro.TenantBilling;
import io.starledger.schemas.avro.TenantHourUsage;
import io.starledger.schemas.avro.TenantQuota;
import io.starledger.schemas.avro.TenantUsage;
import io.starledger.schemas.ids.TenantHourKey;
import io.starledger.schemas.ids.TenantKey;
import io.starledger.schemas.topics.Topic;
import io.starledger.schemas.topics.Topics;

import java.util.List;

/** What one generation's topologies write. */
record KafkaBillingTopics(
        Topic<TenantKey, TenantBilling> accounts,
        Topic<TenantKey, TenantUsage> usage,
        Topic<TenantHourKey, TenantHourUsage> usageHours,
        Topic<TenantKey, TenantQuota> quotas) {

    static KafkaBillingTopics of(Generation generation) {
        return new KafkaBillingTopics(
                generation.of(Topics.ACCOUNTS),
                generation.of(Topics.USAGE),
                generation.of(Topics.USAGE_HOURS),
                generation.of(Topics.QUOTAS));
    }

    /** These, and those that each generation reads and none writes. */
    List<Topic<?, ?>> read() {
        return List.of(
                accounts, usage, usageHours, quotas, Topics.STRIPE_EVENTS, Topics.CUSTOMER_LINKS);
    }
}

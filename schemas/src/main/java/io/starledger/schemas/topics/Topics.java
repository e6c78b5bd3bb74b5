package io.starledger.schemas.topics;

import io.starledger.schemas.avro.AuditEvent;
import io.starledger.schemas.avro.CurrentRating;
import io.starledger.schemas.avro.CustomerLink;
import io.starledger.schemas.avro.GenerationEvent;
import io.starledger.schemas.avro.GrantDecision;
import io.starledger.schemas.avro.ItemAggregate;
import io.starledger.schemas.avro.RatingComment;
import io.starledger.schemas.avro.RatingEvent;
import io.starledger.schemas.avro.StripeDelivery;
import io.starledger.schemas.avro.TenantBilling;
import io.starledger.schemas.avro.TenantEvent;
import io.starledger.schemas.avro.TenantHourUsage;
import io.starledger.schemas.avro.TenantQuota;
import io.starledger.schemas.avro.TenantStripeEvent;
import io.starledger.schemas.avro.TenantUsage;
import io.starledger.schemas.ids.CommentKey;
import io.starledger.schemas.ids.CustomerKey;
import io.starledger.schemas.ids.ItemKey;
import io.starledger.schemas.ids.ProjectionKey;
import io.starledger.schemas.ids.RaterKey;
import io.starledger.schemas.ids.TenantHourKey;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.ids.TenantKey;

import java.time.Duration;
import java.util.List;

/** Every topic of the platform. */
public final class Topics {
    /**
     * One count for all ratings topics of version 1, so that an item keeps its partition number
     * through every stage.
     */
    public static final int RATINGS_PARTITIONS = 12;

    /**
     * One count for all billing topics of version 1, so that those of one key can be joined where
     * they stand.
     */
    public static final int BILLING_PARTITIONS = 6;

    private static final int TENANTS_PARTITIONS = 3;
    private static final int AUDIT_PARTITIONS = 3;
    private static final Duration VIEW_COMPACTION_LAG = Duration.ofDays(7);
    private static final Duration ERASURE_LAG = Duration.ofDays(1);

    /** Submitted, retracted, moderated: the truth of all ratings. */
    public static final Topic<ItemKey, RatingEvent> RATING_EVENTS =
            new Topic<>(
                    "ratings.events.v1",
                    ItemKey::parse,
                    RatingEvent.class,
                    RATINGS_PARTITIONS,
                    new Retention.Forever());

    /** The comments' texts, each written before its event; a tombstone erases one. */
    public static final Topic<CommentKey, RatingComment> RATING_COMMENTS =
            new Topic<>(
                    "ratings.comments.v1",
                    CommentKey::parse,
                    RatingComment.class,
                    RATINGS_PARTITIONS,
                    new Retention.Compacted(ERASURE_LAG));

    /** What stands of each user's rating of each item. */
    public static final Topic<RaterKey, CurrentRating> CURRENT_RATINGS =
            new Topic<>(
                    "ratings.current.v1",
                    RaterKey::parse,
                    CurrentRating.class,
                    RATINGS_PARTITIONS,
                    new Retention.Compacted(VIEW_COMPACTION_LAG));

    /** The exact histogram of each item. */
    public static final Topic<ItemKey, ItemAggregate> ITEM_AGGREGATES =
            new Topic<>(
                    "ratings.items.v1",
                    ItemKey::parse,
                    ItemAggregate.class,
                    RATINGS_PARTITIONS,
                    new Retention.Compacted(VIEW_COMPACTION_LAG));

    /** What Stripe delivered, verified and as it came, repetitions included. */
    public static final Topic<CustomerKey, StripeDelivery> STRIPE_INBOX =
            new Topic<>(
                    "billing.stripe-inbox.v1",
                    CustomerKey::parse,
                    StripeDelivery.class,
                    BILLING_PARTITIONS,
                    new Retention.Forever());

    /** Whose each Stripe customer is; a tombstone ends a link. */
    public static final Topic<CustomerKey, CustomerLink> CUSTOMER_LINKS =
            new Topic<>(
                    "billing.customers.v1",
                    CustomerKey::parse,
                    CustomerLink.class,
                    BILLING_PARTITIONS,
                    new Retention.Compacted(VIEW_COMPACTION_LAG));

    /** The events of the inbox once their tenant is known, repetitions included. */
    public static final Topic<TenantKey, TenantStripeEvent> STRIPE_EVENTS =
            new Topic<>(
                    "billing.stripe-events.v1",
                    TenantKey::parse,
                    TenantStripeEvent.class,
                    BILLING_PARTITIONS,
                    new Retention.Forever());

    /** What operators gave tenants on top of what they bought, and took back. */
    public static final Topic<TenantKey, GrantDecision> GRANTS =
            new Topic<>(
                    "billing.grants.v1",
                    TenantKey::parse,
                    GrantDecision.class,
                    BILLING_PARTITIONS,
                    new Retention.Forever());

    /** What each tenant has bought and how it stands towards it. */
    public static final Topic<TenantKey, TenantBilling> ACCOUNTS =
            new Topic<>(
                    "billing.accounts.v1",
                    TenantKey::parse,
                    TenantBilling.class,
                    BILLING_PARTITIONS,
                    new Retention.Compacted(VIEW_COMPACTION_LAG));

    /** How many ratings each tenant had accepted, by billing period. */
    public static final Topic<TenantKey, TenantUsage> USAGE =
            new Topic<>(
                    "billing.usage.v1",
                    TenantKey::parse,
                    TenantUsage.class,
                    BILLING_PARTITIONS,
                    new Retention.Compacted(VIEW_COMPACTION_LAG));

    /**
     * How many ratings each tenant had accepted, by hour; all hours of a tenant in its partition.
     */
    public static final Topic<TenantHourKey, TenantHourUsage> USAGE_HOURS =
            new Topic<>(
                    "billing.usage-hours.v1",
                    TenantHourKey::parse,
                    TenantHourUsage.class,
                    BILLING_PARTITIONS,
                    new Retention.Compacted(VIEW_COMPACTION_LAG));

    /** What each tenant may do and how much of it is used. */
    public static final Topic<TenantKey, TenantQuota> QUOTAS =
            new Topic<>(
                    "billing.quotas.v1",
                    TenantKey::parse,
                    TenantQuota.class,
                    BILLING_PARTITIONS,
                    new Retention.CompactedForMemory(VIEW_COMPACTION_LAG));

    /** How tenants are set up: what operators decided of each. */
    public static final Topic<TenantKey, TenantEvent> TENANT_EVENTS =
            new Topic<>(
                    "tenants.events.v1",
                    TenantKey::parse,
                    TenantEvent.class,
                    TENANTS_PARTITIONS,
                    new Retention.Forever());

    /** Who was allowed to do what to which tenant. */
    public static final Topic<TenantKey, AuditEvent> AUDIT_EVENTS =
            new Topic<>(
                    "audit.events.v1",
                    TenantKey::parse,
                    AuditEvent.class,
                    AUDIT_PARTITIONS,
                    new Retention.Forever());

    /** Which generations of each projection there are, and which of them serves. */
    public static final Topic<ProjectionKey, GenerationEvent> GENERATIONS =
            new Topic<>(
                    "platform.generations.v1",
                    ProjectionKey::parse,
                    GenerationEvent.class,
                    1,
                    new Retention.Forever());

    private Topics() {}

    public static List<Topic<?, ?>> all() {
        return List.of(
                RATING_EVENTS,
                RATING_COMMENTS,
                CURRENT_RATINGS,
                ITEM_AGGREGATES,
                STRIPE_INBOX,
                CUSTOMER_LINKS,
                STRIPE_EVENTS,
                GRANTS,
                ACCOUNTS,
                USAGE,
                USAGE_HOURS,
                QUOTAS,
                TENANT_EVENTS,
                AUDIT_EVENTS,
                GENERATIONS);
    }

    /**
     * The facts of one tenant's ratings, for that tenant. There is one for each tenant that has an
     * export, so that it is none of {@link #all()}.
     */
    public static Topic<ItemKey, RatingEvent> ratingExport(TenantId tenant) {
        return new Topic<>(
                "export.%s.ratings.v1".formatted(tenant),
                ItemKey::parse,
                RatingEvent.class,
                RATINGS_PARTITIONS,
                new Retention.Forever());
    }
}

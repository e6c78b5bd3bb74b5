package io.starledger.schemas.serde;

import io.starledger.schemas.avro.AuditEvent;
import io.starledger.schemas.avro.CurrentRating;
import io.starledger.schemas.avro.CustomerLink;
import io.starledger.schemas.avro.CustomerLinker;
import io.starledger.schemas.avro.ItemAggregate;
import io.starledger.schemas.avro.ModerationState;
import io.starledger.schemas.avro.RatingComment;
import io.starledger.schemas.avro.RatingEvent;
import io.starledger.schemas.avro.RatingInForce;
import io.starledger.schemas.avro.RatingModerated;
import io.starledger.schemas.avro.RatingRetracted;
import io.starledger.schemas.avro.RatingSubmitted;
import io.starledger.schemas.avro.SeenFact;
import io.starledger.schemas.avro.StoredCounts;
import io.starledger.schemas.avro.StoredStanding;
import io.starledger.schemas.avro.StripeDelivery;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** What each golden file means, by hand. Add cases; change none. */
final class GoldenRecords {
    private static final UUID TENANT = UUID.fromString("7f1e4b1c-6d0a-4c55-9a3e-2f0d6f6c1a11");
    private static final UUID EVENT = UUID.fromString("01932a6c-1c1d-7d39-9c2f-0a3b4c5d6e7f");
    private static final String ITEM = "book:978-3_16";
    private static final String USER = "u.1";
    private static final Instant RATED_AT = Instant.parse("2026-11-20T23:59:59.123456Z");
    private static final Instant ACCEPTED_AT = Instant.parse("2026-11-21T00:00:00.042Z");

    private GoldenRecords() {}

    static List<Golden> all() {
        return Stream.of(
                        ratings(),
                        GoldenBilling.all(),
                        GoldenGrants.all(),
                        GoldenTenants.all(),
                        GoldenGenerations.all())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Golden> ratings() {
        return List.of(
                new Golden(
                        1, "submitted", event(submitted().setCommentHash(commentHash()).build())),
                new Golden(1, "submitted-without-comment", event(submitted().build())),
                new Golden(
                        2, "submitted-in-a-channel", event(submitted().setChannel("app").build())),
                new Golden(1, "retracted", event(RatingRetracted.newBuilder().build())),
                new Golden(1, "hidden", event(moderated(ModerationState.HIDDEN))),
                new Golden(1, "shown", event(moderated(ModerationState.VISIBLE))),
                new Golden(1, "comment", comment()),
                new Golden(1, "in-force", inForce(null)),
                new Golden(2, "in-force-of-a-channel", inForce("app")),
                new Golden(1, "retracted", current().setRetractedAt(RATED_AT).build()),
                new Golden(1, "rated", rated()),
                new Golden(1, "never-rated", neverRated()),
                new Golden(1, "in-force", storedInForce(null)),
                new Golden(2, "in-force-of-a-channel", storedInForce("app")),
                new Golden(1, "empty", storedEmpty()),
                new Golden(1, "counts", storedCounts()),
                new Golden(1, "allowed", audited().setActor("ada").build()),
                new Golden(1, "allowed-to-nobody", audited().build()),
                new Golden(1, "of-a-customer", delivery().setCustomer("cus_Qx1").build()),
                new Golden(1, "of-a-tenants-account", ofATenantsAccount()),
                new Golden(1, "by-checkout", link(CustomerLinker.CHECKOUT, "cs_test_a1")),
                new Golden(1, "by-an-operator", link(CustomerLinker.OPERATOR, null)));
    }

    private static RatingEvent event(Object fact) {
        return RatingEvent.newBuilder()
                .setEventId(EVENT)
                .setTenantId(TENANT)
                .setItemId(ITEM)
                .setUserId(USER)
                .setFact(fact)
                .build();
    }

    private static RatingSubmitted.Builder submitted() {
        return RatingSubmitted.newBuilder().setScore(5).setRatedAt(RATED_AT);
    }

    private static RatingModerated moderated(ModerationState state) {
        return RatingModerated.newBuilder().setState(state).setReason("spam").build();
    }

    private static RatingComment comment() {
        return RatingComment.newBuilder()
                .setRatingId(EVENT)
                .setTenantId(TENANT)
                .setItemId(ITEM)
                .setUserId(USER)
                .setText("Größer! 😀\n")
                .build();
    }

    private static CurrentRating.Builder current() {
        return CurrentRating.newBuilder()
                .setTenantId(TENANT)
                .setItemId(ITEM)
                .setUserId(USER)
                .setSourcePartition(11)
                .setSourceOffset(123_456_789_012L);
    }

    private static CurrentRating inForce(@Nullable String channel) {
        RatingInForce rating =
                RatingInForce.newBuilder()
                        .setRatingId(EVENT)
                        .setScore(4)
                        .setRatedAt(RATED_AT)
                        .setAcceptedAt(ACCEPTED_AT)
                        .setCommentHash(commentHash())
                        .setChannel(channel)
                        .build();
        return current().setRating(rating).setHidden(true).build();
    }

    private static ItemAggregate rated() {
        return ItemAggregate.newBuilder(neverRated())
                .setCount1(1)
                .setCount2(20)
                .setCount3(300)
                .setCount4(4_000)
                .setCount5(5_000_000_000L)
                .setRevision(7)
                .setUpdatedAt(ACCEPTED_AT)
                .build();
    }

    private static ItemAggregate neverRated() {
        return ItemAggregate.newBuilder()
                .setTenantId(TENANT)
                .setItemId(ITEM)
                .setCount1(0)
                .setCount2(0)
                .setCount3(0)
                .setCount4(0)
                .setCount5(0)
                .setRevision(0)
                .setSourcePartition(3)
                .setSourceOffset(99)
                .build();
    }

    private static StoredStanding storedEmpty() {
        return StoredStanding.newBuilder()
                .setScore(0)
                .setAcceptedAt(Instant.EPOCH)
                .setHidden(false)
                .setSeen(List.of())
                .build();
    }

    private static StoredStanding storedInForce(@Nullable String channel) {
        SeenFact.Builder seen = SeenFact.newBuilder().setAcceptedAt(ACCEPTED_AT);
        return StoredStanding.newBuilder()
                .setRatingId(EVENT)
                .setScore(3)
                .setEffectiveAt(RATED_AT)
                .setAcceptedAt(ACCEPTED_AT)
                .setCommentHash(commentHash())
                .setHidden(true)
                .setSeen(
                        List.of(
                                seen.setIdHigh(Long.MIN_VALUE).setIdLow(Long.MAX_VALUE).build(),
                                seen.setIdHigh(-1).setIdLow(1).build()))
                .setChannel(channel)
                .build();
    }

    private static StoredCounts storedCounts() {
        return StoredCounts.newBuilder()
                .setCount1(1)
                .setCount2(2)
                .setCount3(3)
                .setCount4(4)
                .setCount5(5)
                .setRevision(17)
                .setUpdatedAt(ACCEPTED_AT)
                .build();
    }

    private static AuditEvent.Builder audited() {
        return AuditEvent.newBuilder()
                .setEventId(EVENT)
                .setTenantId(TENANT)
                .setIssuer("https://login.example.com")
                .setRole("tenant-admin")
                .setAction("PUT /v1/tenants/{tenantId}/items/{item}/ratings/{user}/moderation")
                .setTarget(
                        "/v1/tenants/%s/items/%s/ratings/%s/moderation"
                                .formatted(TENANT, ITEM, USER))
                .setOccurredAt(ACCEPTED_AT);
    }

    private static StripeDelivery.Builder delivery() {
        return StripeDelivery.newBuilder()
                .setEventId(EVENT)
                .setStripeEventId("evt_1Pgc76B7WZ01zgkWwyRHS12y")
                .setType("customer.subscription.updated")
                .setApiVersion("2025-03-31.basil")
                .setLivemode(true)
                .setCreatedAt(Instant.parse("2026-11-21T00:00:00Z"))
                .setAccount("acct_1PgafTB7WZ01zgkW")
                .setReceivedAt(ACCEPTED_AT)
                .setPayload(ByteBuffer.wrap(new byte[] {'{', '}', '\n'}));
    }

    private static StripeDelivery ofATenantsAccount() {
        return delivery()
                .setEndpointTenantId(TENANT)
                .setType("a.type.of.tomorrow")
                .setApiVersion(null)
                .setLivemode(false)
                .build();
    }

    private static CustomerLink link(CustomerLinker by, @Nullable String reference) {
        return CustomerLink.newBuilder()
                .setAccount("acct_1PgafTB7WZ01zgkW")
                .setCustomer("cus_Qx1")
                .setTenantId(TENANT)
                .setLinkedBy(by)
                .setReference(reference)
                .setLinkedAt(ACCEPTED_AT)
                .build();
    }

    private static ByteBuffer commentHash() {
        return ByteBuffer.wrap(HexFormat.of().parseHex("00ff".repeat(16)));
    }
}

package io.starledger.ratings.generation;

import static io.starledger.ratings.Events.commented;
import static io.starledger.ratings.Events.inChannel;
import static io.starledger.ratings.Events.moderated;
import static io.starledger.ratings.Events.rated;
import static io.starledger.ratings.Events.retracted;

import static org.awaitility.Awaitility.await;

import io.starledger.embedded.issuer.TokenClaims;
import io.starledger.platform.position.Position;
import io.starledger.platform.position.PositionSeal;
import io.starledger.platform.postgres.TenantSlot;
import io.starledger.ratings.Api;
import io.starledger.ratings.Api.Answer;
import io.starledger.ratings.Events;
import io.starledger.ratings.Events.Rater;
import io.starledger.ratings.Log;
import io.starledger.ratings.Poison;
import io.starledger.schemas.avro.ModerationState;
import io.starledger.schemas.avro.RatingComment;
import io.starledger.schemas.avro.RatingEvent;
import io.starledger.schemas.ids.CommentKey;
import io.starledger.schemas.ids.RaterKey;
import io.starledger.schemas.ids.RatingId;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.ids.UserId;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;

/** A tenant whose items are rated, and what it is answered. */
final class Shop {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final int ITEMS = 20;
    private static final int BEHIND = 425;

    /** Each told of the item {@code lamp}. */
    private static final List<String> CALLS =
            List.of(
                    "/items/lamp/rating",
                    "/items/lamp/rating?as_of=2026-03-01T12:00:30Z",
                    "/items/lamp/rating/history?step=hour&from=2026-03-01T00:00:00Z&to=2026-03-02T00:00:00Z",
                    "/items/lamp/rating/explain?limit=1000",
                    "/items/lamp/ratings?limit=1000",
                    "/items?order=count&limit=1000",
                    "/items?order=bayesian&limit=1000",
                    "/items?order=updated&limit=1000");

    private final OwnService service;
    private final Log log;
    private final Events events;
    private final Api api;
    private int users;

    Shop(OwnService service, Log log, TenantId tenant) {
        this.service = service;
        this.log = log;
        this.events = new Events(tenant);
        this.api = service.as(TokenClaims.of("tenant-admin").forTenant(tenant.value()));
    }

    static Shop anew(OwnService service, Log log) {
        return new Shop(service, log, new TenantId(UUID.randomUUID()));
    }

    /** Of those whose rows the second of two shards has. */
    static Shop inUpperHalf(OwnService service, Log log) {
        Shop shop = anew(service, log);
        while (TenantSlot.of(shop.events.tenant()) < TenantSlot.COUNT / 2) {
            shop = anew(service, log);
        }
        return shop;
    }

    UUID tenant() {
        return id().value();
    }

    TenantId id() {
        return events.tenant();
    }

    Api api() {
        return api;
    }

    /** Ratings of many items, each by a user that has not rated before. */
    void rate(int ratings) {
        log.append(IntStream.range(0, ratings).mapToObj(number -> rating(item(number))).toList());
    }

    /** One more of {@code item}; where it stands. */
    RecordMetadata rate(String item) {
        return log.append(log.record(rating(item)));
    }

    RatingEvent rating(String item) {
        int user = users++;
        return rated(
                new Rater(events.item(item), "user-" + user),
                1 + user % 5,
                NOON.plusMillis(100L * user));
    }

    /** Of {@code rating}, which says that it is of another schema. */
    ProducerRecord<byte[], byte[]> withSchema(RatingEvent rating, int schema) {
        ProducerRecord<byte[], byte[]> good = log.record(rating);
        return new ProducerRecord<>(
                good.topic(),
                good.partition(),
                good.timestamp(),
                good.key(),
                Poison.withSchema(good.value(), schema));
    }

    /** One of each kind of view. */
    List<SteadyReader> readers() {
        return List.of(
                new SteadyReader(
                        api, path("/items/lamp/rating"), body -> body.get("count").asLong()),
                new SteadyReader(
                        api,
                        path("/items?order=count&limit=1"),
                        body -> body.at("/items/0/count").asLong(0)),
                new SteadyReader(
                        api,
                        path("/items/item-1/ratings?limit=1000"),
                        body -> body.get("ratings").size()));
    }

    /** Whatever can happen to ratings, to those of {@code lamp} and others. */
    void rateInEveryWay() {
        rate(100);
        List<RatingEvent> more = new ArrayList<>();
        for (String user : List.of("ann", "bob", "cid", "dan")) {
            Rater rater = new Rater(events.item("lamp"), user);
            RatingEvent first = withComment(inChannel(rated(rater, 5, NOON), "web"), "the first");
            more.add(first);
            more.add(rated(rater, 2, NOON.plusSeconds(7)));
            more.add(rated(rater, 3, NOON.minusSeconds(7)));
            more.add(first);
        }
        more.add(retracted(new Rater(events.item("lamp"), "bob")));
        more.add(retracted(new Rater(events.item("lamp"), "nobody")));
        more.add(moderated(new Rater(events.item("lamp"), "cid"), ModerationState.HIDDEN));
        more.add(moderated(new Rater(events.item("lamp"), "dan"), ModerationState.HIDDEN));
        more.add(moderated(new Rater(events.item("lamp"), "dan"), ModerationState.VISIBLE));
        log.append(more);
        log.append(withComment(rating("lamp"), "the last"));
        get("/items/lamp/rating/explain", rate("lamp"));
        get("/items/lamp/ratings", rate("lamp"));
        get("/items/lamp/rating", rate("lamp"));
        await().atMost(Operator.LONG).until(() -> body("/items/lamp/ratings").contains("the last"));
    }

    /** All that is answered now, by call. */
    Map<String, String> answers() {
        Map<String, String> answers = new TreeMap<>();
        CALLS.forEach(call -> answers.put(call, body(call)));
        return answers;
    }

    String body(String call) {
        return get(call).body().toString();
    }

    Answer get(String call, String... headers) {
        return api.get(path(call), headers);
    }

    /** Answered after {@code position}, asked again while the view is behind. */
    Answer get(String call, RecordMetadata position) {
        String after =
                service.bean(PositionSeal.class)
                        .seal(
                                events.tenant(),
                                new Position(Map.of(position.partition(), position.offset())));
        return await().atMost(Operator.LONG)
                .until(() -> get(call + "?after=" + after), it -> it.status() != BEHIND);
    }

    long count(String item) {
        return get("/items/" + item + "/rating").body().get("count").asLong();
    }

    String bayesianMean() {
        return get("/items/lamp/rating").body().get("bayesian_mean").asString();
    }

    String path(String call) {
        return Api.tenant(events.tenant()) + call;
    }

    /** Returns once item {@code lamp} is answered by {@code generation} and no other. */
    void awaitServed(int generation) {
        await().atMost(Operator.LONG).until(() -> etag().startsWith("\"" + generation + "-"));
    }

    String etag() {
        return get("/items/lamp/rating").headers().firstValue("ETag").orElseThrow();
    }

    private RatingEvent withComment(RatingEvent rated, String text) {
        RatingEvent event = commented(rated, text);
        log.append(
                new CommentKey(
                        new RaterKey(events.item(event.getItemId()), new UserId(event.getUserId())),
                        new RatingId(event.getEventId())),
                new RatingComment(
                        event.getEventId(),
                        event.getTenantId(),
                        event.getItemId(),
                        event.getUserId(),
                        text));
        return event;
    }

    private static String item(int number) {
        return number % ITEMS == 0 ? "lamp" : "item-" + number % ITEMS;
    }
}

package io.starledger.billing.lives;

import static io.starledger.billing.stripe.Payloads.object;

import io.starledger.billing.stripe.Payloads;
import io.starledger.billing.stripe.Payloads.EventHead;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** One Stripe: its clock, its objects as they are, and all it told of them. */
final class World {
    private static final long BEGIN = 1_772_323_200;

    /** So that, with the days that pass between some, three in ten neighbours share a second. */
    private static final int IN_THE_SAME_SECOND = 45;

    final SplittableRandom random;
    private final List<Emitted> log = new ArrayList<>();
    private final Map<String, Map<String, Object>> objects = new LinkedHashMap<>();
    private long now = BEGIN;
    private long ids;

    World(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /**
     * An event as it is delivered.
     *
     * @param held what its subscription held when it was told, and just before; none if it is of
     *     another object
     */
    record Emitted(String payload, List<Held> held) {}

    /** What a subscription held in the period that began at {@code since}. */
    record Held(String subscription, long since, Map<String, Long> prices) {}

    long now() {
        return now;
    }

    List<Emitted> log() {
        return log;
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    String id(String prefix) {
        return prefix + "_" + Long.toString(random.nextLong() >>> 24, 36) + ids++;
    }

    /** To {@code instant}, unless that is past. */
    void passTo(long instant) {
        now = Math.max(now, instant);
    }

    /** By at least a second, so that what comes next is not of the same one. */
    void pass(long atMost) {
        now += random.nextLong(1, atMost + 1);
    }

    private void tick() {
        if (!chance(IN_THE_SAME_SECOND)) {
            pass(2);
        }
    }

    /** What is told of the object as it is now. */
    void tell(String type, Map<String, Object> now) {
        tell(type, now, List.of());
    }

    /** The same, of a subscription. */
    void tell(String type, Map<String, Object> now, List<Held> held) {
        note(now);
        emit(type, now, null, held);
    }

    /** What is told of the object as it is now and as it was when it was told of before. */
    void tellChange(String type, Map<String, Object> now, List<Held> held) {
        Map<String, Object> before = objects.getOrDefault(keyOf(now), Map.of());
        Map<String, Object> previous = Payloads.difference(before, now);
        if (!previous.isEmpty()) {
            note(now);
            emit(type, now, previous, held);
        }
    }

    /** Without a word, as when there is no event of it or it is of none that is covered. */
    void note(Map<String, Object> now) {
        objects.put(keyOf(now), now);
    }

    /** What Stripe answers, a second later, when it is asked for everything there is. */
    List<byte[]> fetched() {
        List<byte[]> fetched = new ArrayList<>();
        objects.forEach(
                (key, object) ->
                        fetched.add(
                                Payloads.event(
                                        new EventHead(
                                                "fetch_" + key,
                                                now + 1,
                                                "starledger.object.fetched"),
                                        object,
                                        null)));
        return fetched;
    }

    private void emit(
            String type,
            Map<String, Object> now,
            @Nullable Map<String, Object> previous,
            List<Held> held) {
        EventHead head = new EventHead(id("evt"), this.now, type);
        log.add(
                new Emitted(
                        new String(Payloads.event(head, now, previous), StandardCharsets.UTF_8),
                        held));
        tick();
    }

    private static String keyOf(Map<String, Object> object) {
        return object.getOrDefault("object", "") + ":" + object.getOrDefault("id", "");
    }

    /** An event nobody folds. */
    void tellOfSomethingElse() {
        emit(
                "payment_intent.amount_capturable_updated",
                object("id", id("pi"), "object", "payment_intent"),
                null,
                List.of());
    }
}

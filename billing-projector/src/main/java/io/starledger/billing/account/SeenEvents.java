package io.starledger.billing.account;

import io.starledger.billing.stripe.StripeAccountId;
import io.starledger.billing.stripe.StripeEvent;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * The newest events that were folded, by account, second and id; those beyond the limit are
 * forgotten. Folding a forgotten one again changes no account: the fold is idempotent without this,
 * which only tells a repetition from news.
 */
public record SeenEvents(List<Seen> events) {
    static final int LIMIT = 256;
    static final SeenEvents NONE = new SeenEvents(List.of());

    public SeenEvents {
        events = List.copyOf(events);
    }

    /** An event that was folded. */
    public record Seen(Instant at, StripeAccountId account, String id) implements Comparable<Seen> {
        private static final Comparator<Seen> ORDER =
                Comparator.comparing(Seen::at).thenComparing(Seen::account).thenComparing(Seen::id);

        @Override
        public int compareTo(Seen other) {
            return ORDER.compare(this, other);
        }

        static Seen of(StripeEvent event) {
            return new Seen(event.createdAt(), event.account(), event.id());
        }
    }

    boolean contains(StripeEvent event) {
        return events.contains(Seen.of(event));
    }

    SeenEvents with(StripeEvent event) {
        TreeSet<Seen> all = new TreeSet<>(events);
        all.add(Seen.of(event));
        List<Seen> seen = List.copyOf(all);
        return new SeenEvents(seen.subList(Math.max(0, seen.size() - LIMIT), seen.size()));
    }
}

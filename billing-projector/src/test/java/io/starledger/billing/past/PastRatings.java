package io.starledger.billing.past;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;

/** Ratings of a tenant as its log has them: nearly in order, some late, some repeated. */
public final class PastRatings {
    /** Few: each is of a minute of its own, which the quota topology derives anew. */
    private static final int RATINGS = 80;

    private static final Duration KNOWN_FOR = Duration.ofHours(24);
    private static final Duration KEPT_FOR = Duration.ofHours(25);

    private PastRatings() {}

    public record Rating(UUID id, String item, Instant acceptedAt) {}

    public static List<Rating> of(Random random) {
        long length = Duration.between(PastBilling.BEGIN, PastBilling.END).toMillis();
        Map<Rating, Instant> places = new HashMap<>();
        for (int i = 0; i < RATINGS; i++) {
            UUID id = new UUID(random.nextLong(), random.nextLong());
            String item = "book-" + random.nextInt(3);
            Instant at = PastBilling.BEGIN.plusMillis(random.nextLong(length));
            place(places, new Rating(id, item, at), random);
            for (int n = random.nextInt(4); n > 1; n--) {
                Instant again = at.plusMillis(random.nextLong(Duration.ofHours(30).toMillis()));
                place(places, new Rating(id, item, earlier(again)), random);
            }
        }
        return places.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.naturalOrder()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** When each that counts was accepted, by the rule by which quotas count. */
    public static List<Instant> counted(List<Rating> log, Function<String, Integer> partitions) {
        Map<Integer, List<Rating>> byPartition = new HashMap<>();
        for (Rating rating : log) {
            List<Rating> before =
                    byPartition.computeIfAbsent(
                            partitions.apply(rating.item()), _ -> new ArrayList<>());
            if (before.stream().noneMatch(it -> isRepeated(it, rating, newest(before)))) {
                before.add(rating);
            }
        }
        return byPartition.values().stream().flatMap(List::stream).map(Rating::acceptedAt).toList();
    }

    private static boolean isRepeated(Rating known, Rating rating, Instant newest) {
        return known.id().equals(rating.id())
                && known.acceptedAt().isAfter(newest.minus(KEPT_FOR))
                && Duration.between(known.acceptedAt(), rating.acceptedAt())
                                .abs()
                                .compareTo(KNOWN_FOR)
                        <= 0;
    }

    private static Instant newest(List<Rating> ratings) {
        return ratings.stream()
                .map(Rating::acceptedAt)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    /** In the log at about the time at which it was accepted, one in twenty anywhere after. */
    private static void place(Map<Rating, Instant> places, Rating rating, Random random) {
        long most = random.nextInt(20) == 0 ? 90 * 86_400_000L : 10 * 3_600_000L;
        places.put(rating, rating.acceptedAt().plusMillis(random.nextLong(most)));
    }

    private static Instant earlier(Instant at) {
        return at.isBefore(PastBilling.END) ? at : PastBilling.END;
    }
}

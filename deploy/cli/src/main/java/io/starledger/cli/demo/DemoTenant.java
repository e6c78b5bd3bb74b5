package io.starledger.cli.demo;

import io.starledger.cli.rating.RatingLine;
import io.starledger.schemas.ids.ItemId;
import io.starledger.schemas.ids.ItemKey;
import io.starledger.schemas.ids.RaterKey;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.ids.UserId;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * A year of ratings of a small book shop, always the same: few books have most of the ratings, some
 * are loved and some are not, now and then a reader rates again or takes a rating back.
 *
 * @param ratings in the order they were given
 * @param retractions of ratings among them, later than all of them
 */
record DemoTenant(List<RatingLine> ratings, List<RaterKey> retractions) {
    private static final long SEED = 20_260_101;
    private static final int RATINGS = 4_000;
    private static final int READERS = 900;
    private static final Instant FIRST = Instant.parse("2025-01-01T08:00:00Z");
    private static final Duration BETWEEN = Duration.ofMinutes(130);
    private static final double COMMENTED = 0.3;
    private static final int ONE_RETRACTED_OF = 200;

    static DemoTenant of(TenantId tenant) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        List<RatingLine> ratings = new ArrayList<>();
        List<RaterKey> retractions = new ArrayList<>();
        for (int i = 0; i < RATINGS; i++) {
            DemoBook book = DemoBook.popular(random);
            int score = book.score(random);
            RaterKey rater = rater(tenant, book, random.nextInt(READERS));
            ratings.add(
                    new RatingLine(
                            rater,
                            score,
                            random.nextDouble() < COMMENTED
                                    ? Optional.of(DemoComments.of(score, random))
                                    : Optional.empty(),
                            Optional.of(FIRST.plus(BETWEEN.multipliedBy(i)))));
            if (random.nextInt(ONE_RETRACTED_OF) == 0) {
                retractions.add(rater);
            }
        }
        return new DemoTenant(List.copyOf(ratings), List.copyOf(retractions));
    }

    private static RaterKey rater(TenantId tenant, DemoBook book, int reader) {
        ItemKey item = new ItemKey(tenant, new ItemId(book.id()));
        return new RaterKey(item, new UserId("reader-" + reader));
    }

    /** How many ratings must be in force of each item once everything has been folded. */
    Map<String, Long> counts() {
        Map<RaterKey, Boolean> inForce = new LinkedHashMap<>();
        ratings.forEach(rating -> inForce.put(rating.rater(), true));
        retractions.forEach(inForce::remove);
        Map<String, Long> counts = new LinkedHashMap<>();
        inForce.keySet().forEach(rater -> counts.merge(rater.item().item().value(), 1L, Long::sum));
        return counts;
    }
}

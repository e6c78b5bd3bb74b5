package io.starledger.ratings.items;

import io.starledger.ratings.fold.Histogram;

import java.util.Optional;

/**
 * What derives from a histogram that is not empty; computed from its exact counts each time, never
 * accumulated.
 *
 * @param mean Σ / n
 * @param bayesianMean (C·m + Σ) / (C + n)
 * @param wilsonLowerBound lower bound of the 95% Wilson score interval (Wilson 1927) of the share
 *     of fours and fives
 */
public record Statistics(double mean, double bayesianMean, double wilsonLowerBound) {
    private static final double Z95 = 1.959963984540054;

    /** Empty for an item without ratings. */
    static Optional<Statistics> of(Histogram histogram, BayesianPrior prior) {
        long n = histogram.count();
        if (n == 0) {
            return Optional.empty();
        }
        double sum = histogram.sum();
        return Optional.of(
                new Statistics(
                        sum / n,
                        (prior.weight() * prior.mean() + sum) / (prior.weight() + n),
                        wilson((double) (histogram.fours() + histogram.fives()), (double) n)));
    }

    private static double wilson(double positive, double n) {
        double share = positive / n;
        double z2 = Z95 * Z95;
        double centre = share + z2 / (2 * n);
        double margin = Z95 * Math.sqrt((share * (1 - share) + z2 / (4 * n)) / n);
        return Math.max(0, (centre - margin) / (1 + z2 / n));
    }
}

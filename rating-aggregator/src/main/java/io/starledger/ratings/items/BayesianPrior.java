package io.starledger.ratings.items;

import io.starledger.platform.generation.Generation;

import java.util.Map;

/**
 * What is believed of an item before anybody rated it, as so many ratings of such a mean. Changing
 * it changes every row, and so takes a new generation.
 *
 * @param weight C, in ratings
 * @param mean m, in stars
 */
public record BayesianPrior(double weight, double mean) {
    private static final String WEIGHT = "prior.weight";
    private static final String MEAN = "prior.mean";

    /** The one that {@code generation} was born with. */
    public static BayesianPrior of(Generation generation) {
        return new BayesianPrior(
                Double.parseDouble(generation.setting(WEIGHT)),
                Double.parseDouble(generation.setting(MEAN)));
    }

    /** What a generation is born with. */
    public Map<String, String> settings() {
        return Map.of(WEIGHT, Double.toString(weight), MEAN, Double.toString(mean));
    }
}

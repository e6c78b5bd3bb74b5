package io.starledger.ratings.items;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Positive;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The prior of the Bayesian mean.
 *
 * @param weight C, in ratings
 * @param mean m, in stars
 */
@Validated
@ConfigurationProperties("starledger.ratings.prior")
record PriorSettings(
        @Positive @DefaultValue("10") double weight,
        @DecimalMin("1") @DecimalMax("5") @DefaultValue("3") double mean) {

    BayesianPrior toPrior() {
        return new BayesianPrior(weight, mean);
    }
}

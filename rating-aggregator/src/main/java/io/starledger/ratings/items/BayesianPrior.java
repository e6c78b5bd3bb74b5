package io.starledger.ratings.items;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Positive;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What is believed of an item before anybody rated it, as so many ratings of such a mean. Changing
 * it changes every row: rebuild the view.
 *
 * @param weight C, in ratings
 * @param mean m, in stars
 */
@Validated
@ConfigurationProperties("starledger.ratings.prior")
public record BayesianPrior(
        @Positive @DefaultValue("10") double weight,
        @DecimalMin("1") @DecimalMax("5") @DefaultValue("3") double mean) {}

package io.starledger.ratings.items;

/**
 * What is believed of an item before anybody rated it, as so many ratings of such a mean. Changing
 * it changes every row: rebuild the view.
 *
 * @param weight C, in ratings
 * @param mean m, in stars
 */
public record BayesianPrior(double weight, double mean) {}

package io.starledger.cli.verify;

import io.starledger.platform.generation.Generation;

import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * What must follow from an item's counts in its own row, asked of Postgres in its own arithmetic.
 *
 * @param priorWeight C of the Bayesian mean, as the generation was born with
 * @param priorMean m of the Bayesian mean
 */
record DerivedColumns(double priorWeight, double priorMean) {
    private static final String CONTRADICTIONS =
            """
            with counted as (
              select *, count_1 + count_2 + count_3 + count_4 + count_5 as n,
                (count_1 + 2 * count_2 + 3 * count_3 + 4 * count_4 + 5 * count_5)::double precision as total,
                (count_4 + count_5)::double precision as liked, 1.959963984540054 ^ 2 as z2
              from items),
            derived as (
              select *, case when n > 0 then liked / n end as share from counted)
            select tenant_id || '/' || item_id as key from derived
            where rating_count <> n
              or (n = 0 and coalesce(mean, bayesian_mean, wilson_lower_bound) is not null)
              or (n > 0 and not coalesce(
                abs(mean - total / n) < 1e-9
                and abs(bayesian_mean - (?::double precision * ?::double precision + total) / (?::double precision + n)) < 1e-9
                and abs(wilson_lower_bound - greatest(0,
                  (share + z2 / (2 * n) - sqrt(z2 * (share * (1 - share) / n + z2 / (4.0 * n * n)))) / (1 + z2 / n))) < 1e-9,
                false))
            """;

    static DerivedColumns of(Generation ratings) {
        return new DerivedColumns(
                Double.parseDouble(ratings.setting("prior.weight")),
                Double.parseDouble(ratings.setting("prior.mean")));
    }

    String contradictions() {
        return CONTRADICTIONS;
    }

    void bind(PreparedStatement statement) throws SQLException {
        statement.setDouble(1, priorWeight);
        statement.setDouble(2, priorMean);
        statement.setDouble(3, priorWeight);
    }
}

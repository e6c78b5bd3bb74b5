package io.starledger.ratings.items;

import static io.starledger.platform.postgres.Upsert.Column.key;
import static io.starledger.platform.postgres.Upsert.Column.of;

import io.starledger.platform.postgres.Upsert;
import io.starledger.ratings.fold.Histogram;
import io.starledger.ratings.fold.ItemCounts;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Writes items to PostgreSQL. */
public final class PostgresItemTable {
    private static final Upsert UPSERT =
            new Upsert(
                    "items",
                    List.of(
                            key("tenant_id", "uuid"),
                            key("item_id", "text"),
                            of("count_1", "bigint"),
                            of("count_2", "bigint"),
                            of("count_3", "bigint"),
                            of("count_4", "bigint"),
                            of("count_5", "bigint"),
                            of("rating_count", "bigint"),
                            of("mean", "float8"),
                            of("bayesian_mean", "float8"),
                            of("wilson_lower_bound", "float8"),
                            of("revision", "bigint"),
                            of("updated_at", "timestamptz"),
                            of("source_partition", "integer"),
                            of("source_offset", "bigint")));

    private final BayesianPrior prior;

    PostgresItemTable(BayesianPrior prior) {
        this.prior = prior;
    }

    /** No two rows of one item. */
    public void write(Connection connection, Collection<ItemRow> rows) throws SQLException {
        UPSERT.execute(connection, rows.stream().map(this::values).toList());
    }

    private Object[] values(ItemRow row) {
        ItemCounts counts = row.counts();
        Histogram histogram = counts.histogram();
        Optional<Statistics> statistics = Statistics.of(histogram, prior);
        return new Object[] {
            row.key().tenant().value(),
            row.key().item().value(),
            histogram.ones(),
            histogram.twos(),
            histogram.threes(),
            histogram.fours(),
            histogram.fives(),
            histogram.count(),
            statistics.map(Statistics::mean).orElse(null),
            statistics.map(Statistics::bayesianMean).orElse(null),
            statistics.map(Statistics::wilsonLowerBound).orElse(null),
            counts.revision(),
            counts.updatedAt() == null ? null : counts.updatedAt().toString(),
            row.position().partition(),
            row.position().offset()
        };
    }
}

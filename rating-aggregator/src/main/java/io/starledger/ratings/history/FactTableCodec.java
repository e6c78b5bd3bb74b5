package io.starledger.ratings.history;

import static io.starledger.platform.postgres.Upsert.Column.key;
import static io.starledger.platform.postgres.Upsert.Column.of;

import io.starledger.platform.postgres.Upsert;
import io.starledger.ratings.fold.Fact;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** Writes events to PostgreSQL, each once: what stands at an offset of the log never changes. */
public final class FactTableCodec {
    private static final Upsert UPSERT =
            new Upsert(
                    "facts",
                    List.of(
                            key("tenant_id", "uuid"),
                            key("item_id", "text"),
                            key("user_id", "text"),
                            of("event_id", "uuid"),
                            of("kind", "text"),
                            of("accepted_at", "timestamptz"),
                            of("rated_at", "timestamptz"),
                            of("score", "smallint"),
                            of("source_partition", "integer"),
                            key("source_offset", "bigint")));

    private FactTableCodec() {}

    /** No two rows of one position. */
    public static void write(Connection connection, Collection<FactRow> rows) throws SQLException {
        UPSERT.execute(connection, rows.stream().map(FactTableCodec::values).toList());
    }

    private static Object[] values(FactRow row) {
        Fact fact = row.fact();
        Fact.Submitted submitted = fact instanceof Fact.Submitted rated ? rated : null;
        return new Object[] {
            row.rater().item().tenant().value(),
            row.rater().item().item().value(),
            row.rater().user().value(),
            fact.eventId(),
            FactKind.of(fact).text(),
            fact.acceptedAt().toString(),
            submitted == null ? null : submitted.ratedAt().toString(),
            submitted == null ? null : (short) submitted.score().stars(),
            row.position().partition(),
            row.position().offset()
        };
    }
}

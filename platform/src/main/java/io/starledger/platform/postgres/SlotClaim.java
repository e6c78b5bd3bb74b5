package io.starledger.platform.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A schema of a shard remembers which slots it was first written with. With others its rows would
 * not be what its positions say: a tenant that had moved there would miss what was written before.
 */
record SlotClaim(String schema, List<SlotRange> slots) {

    /** Claims the slots of a new schema; throws if it was written with others. */
    void require(Connection connection) throws SQLException {
        if (known(connection).isEmpty()) {
            claim(connection);
        }
        List<SlotRange> known = known(connection);
        connection.commit();
        if (!known.equals(slots)) {
            throw new IllegalStateException(
                    "expected the slots %s, with which the schema %s was written, but was %s: a slot moves by a rebuild"
                            .formatted(known, schema, slots));
        }
    }

    private void claim(Connection connection) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "insert into slots (first_slot, last_slot) values (?, ?) on conflict do"
                                + " nothing")) {
            for (SlotRange range : slots) {
                insert.setInt(1, range.first());
                insert.setInt(2, range.last());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private List<SlotRange> known(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement(
                                "select first_slot, last_slot from slots order by 1");
                ResultSet rows = select.executeQuery()) {
            List<SlotRange> known = new ArrayList<>();
            while (rows.next()) {
                known.add(new SlotRange(rows.getInt(1), rows.getInt(2)));
            }
            return known;
        }
    }
}

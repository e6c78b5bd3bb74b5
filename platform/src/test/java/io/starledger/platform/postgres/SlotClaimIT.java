package io.starledger.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starledger.platform.TestDatabase;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

class SlotClaimIT {
    @AutoClose private final TestDatabase database = new TestDatabase();

    @BeforeEach
    void makeTable() {
        database.execute(
                "create table %s.slots (first_slot integer primary key, last_slot integer not null)"
                        .formatted(database.schema()));
    }

    @Test
    void aNewDatabaseTakesTheSlotsItIsGivenAndKeepsThem() throws Exception {
        // when
        require("0-99", "200");
        require("0-99", "200");

        // then
        assertThat(database.number("select count(*) from %s.slots".formatted(database.schema())))
                .isEqualTo(2);
    }

    @Test
    void aDatabaseWithRowsOfOtherSlotsIsRefused() throws Exception {
        // given
        require("0-99");

        // then
        assertThatThrownBy(() -> require("0-99", "200"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("expected the slots [0-99], with which")
                .hasMessageContaining("but was [0-99, 200]");
        assertThatThrownBy(() -> require("0-98")).isInstanceOf(IllegalStateException.class);
    }

    private void require(String... ranges) throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            List<SlotRange> slots = Stream.of(ranges).map(SlotRange::of).toList();
            new SlotClaim(database.schema(), slots).require(connection);
        }
    }
}

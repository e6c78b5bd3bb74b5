package io.starledger.ratings;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.starledger.embedded.PostgresAddress;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** The steps from the first tables to today's, in a database of their own, as their owner. */
final class MigrationIT {
    private static final String V1 = "V1__views.sql";
    private static final String V2 = "V2__row_level_security.sql";
    private static final String V3 = "V3__slots.sql";
    private static final String V4 = "V4__watermarks.sql";
    private static final String V5 = "V5__facts.sql";
    private static final String V6 = "V6__channels.sql";
    private static final String V7 = "V7__standings.sql";

    private final String name = "earlier_" + UUID.randomUUID().toString().replace("-", "");
    private final PostgresAddress server = RunningService.addresses().postgres();

    @BeforeEach
    void makeDatabase() throws Exception {
        asSuperuser("create database %s owner starledger".formatted(name));
    }

    @AfterEach
    void dropDatabase() throws Exception {
        asSuperuser("drop database %s with (force)".formatted(name));
    }

    @Test
    void aDatabaseThatWasWrittenBeforeThereWereSlotsHasAllOfThem() throws Exception {
        try (Connection owner = connect(name, PostgresAddress.OWNER)) {
            // given
            execute(owner, "create schema ratings; set search_path to ratings");
            execute(owner, script(V1));
            execute(owner, "insert into positions values ('ratings.items.v1', 0, 17)");

            // when
            execute(owner, script(V2));
            execute(owner, script(V3));
        }

        // then
        assertThat(asWriter("select first_slot || '-' || last_slot from ratings.slots"))
                .containsExactly("0-1023");
        assertThat(asWriter("select next_offset from ratings.positions")).containsExactly("17");
    }

    @Test
    void aNewDatabaseHasNoSlotsYet() throws Exception {
        // when
        try (Connection owner = connect(name, PostgresAddress.OWNER)) {
            execute(owner, "create schema ratings; set search_path to ratings");
            for (String version : List.of(V1, V2, V3)) {
                execute(owner, script(version));
            }
        }

        // then
        assertThat(asWriter("select first_slot from ratings.slots")).isEmpty();
    }

    @Test
    void viewsThatWereWrittenBeforeThereWereWatermarksAreAsFarAsTheirRows() throws Exception {
        try (Connection owner = connect(name, PostgresAddress.OWNER)) {
            // given
            execute(owner, "create schema ratings; set search_path to ratings");
            execute(owner, script(V1));
            execute(
                    owner,
                    """
                    insert into items select gen_random_uuid(), 'lamp', 0, 0, 0, 0, 0, 0, null, null, null, 0, null, p, o
                    from (values (1, 7), (1, 9), (2, 3)) at (p, o);
                    insert into ratings select gen_random_uuid(), 'lamp', 'ann', null, null, null, null, null, null, false, 1, 8
                    """);

            // when
            for (String version : List.of(V2, V3, V4)) {
                execute(owner, script(version));
            }
        }

        // then
        assertThat(
                        asWriter(
                                "select view || ' ' || source_partition || ' ' || source_offset"
                                        + " from ratings.watermarks"))
                .containsExactlyInAnyOrder("items 1 9", "items 2 3", "ratings 1 8");
    }

    @Test
    void whatWasWrittenBeforeThereWereStandingsIsTakenFromTheLogOnceMore() throws Exception {
        try (Connection owner = connect(name, PostgresAddress.OWNER)) {
            // given
            execute(owner, "create schema ratings; set search_path to ratings");
            for (String version : List.of(V1, V2, V3, V4, V5, V6)) {
                execute(owner, script(version));
            }
            asWriter(
                    "insert into ratings.positions values ('ratings.events.v1', 0, 17)"
                            + " returning topic");
            asWriter(
                    "insert into ratings.watermarks values ('history', 0, 16), ('items', 0, 9)"
                            + " returning view");

            // when
            execute(owner, script(V7));
        }

        // then
        assertThat(asWriter("select view from ratings.watermarks")).containsExactly("items");
        assertThat(asWriter("select topic from ratings.history_positions")).isEmpty();
        assertThat(asWriter("select next_offset from ratings.positions")).containsExactly("17");
    }

    private static String script(String file) throws IOException {
        try (InputStream found = MigrationIT.class.getResourceAsStream("/db/ratings/" + file)) {
            return new String(Objects.requireNonNull(found).readAllBytes(), UTF_8)
                    .replace("${writer}", PostgresAddress.WRITER)
                    .replace("${reader}", PostgresAddress.READER);
        }
    }

    private List<String> asWriter(String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection writer = connect(name, PostgresAddress.WRITER);
                Statement statement = writer.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    private void asSuperuser(String sql) throws SQLException {
        try (Connection superuser = connect(PostgresAddress.DATABASE, PostgresAddress.SUPERUSER)) {
            execute(superuser, sql);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection connect(String database, String role) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://%s:%d/%s".formatted(server.host(), server.port(), database),
                role,
                PostgresAddress.PASSWORD);
    }
}

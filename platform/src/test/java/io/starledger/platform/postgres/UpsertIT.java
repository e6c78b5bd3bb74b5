package io.starledger.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starledger.platform.TestDatabase;
import io.starledger.platform.postgres.Upsert.Column;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

class UpsertIT {
    private static final UUID TENANT = UUID.randomUUID();

    @AutoClose private final TestDatabase database = new TestDatabase();
    private final String table = database.schema() + ".items";
    private final Upsert upsert =
            new Upsert(
                    table,
                    List.of(
                            Column.key("tenant_id", "uuid"),
                            Column.key("item_id", "text"),
                            Column.of("score", "integer"),
                            Column.of("note", "text"),
                            Column.of("source_offset", "bigint")));

    @BeforeEach
    void makeTable() {
        database.execute(
                """
                create table %1$s (
                    tenant_id uuid, item_id text, score integer, note text, source_offset bigint,
                    primary key (tenant_id, item_id));
                create table %2$s.statements (n integer);
                create function %2$s.note() returns trigger language plpgsql as
                    'begin insert into %2$s.statements values (1); return null; end';
                create trigger note after insert on %1$s
                    for each statement execute function %2$s.note()
                """
                        .formatted(table, database.schema()));
    }

    @Test
    void manyRowsAreOneStatement() throws Exception {
        // when
        write(IntStream.range(0, 1_000).mapToObj(i -> row("item-" + i, i, 1)).toList());

        // then
        assertThat(database.number("select count(*) from " + table)).isEqualTo(1_000);
        assertThat(database.number("select sum(score) from " + table)).isEqualTo(499_500);
        assertThat(
                        database.number(
                                "select count(*) from %s.statements".formatted(database.schema())))
                .isEqualTo(1);
    }

    @Test
    void onlyAYoungerRowReplacesOne() throws Exception {
        // given
        write(List.of(row("older", 1, 10), row("same", 1, 10), row("younger", 1, 10)));

        // when
        write(List.of(row("older", 2, 9), row("same", 2, 10), row("younger", 2, 11)));

        // then
        assertThat(score("older")).isEqualTo(1);
        assertThat(score("same")).isEqualTo(1);
        assertThat(score("younger")).isEqualTo(2);
    }

    @Test
    void aValueMayBeMissingAndMayHoldAnything() throws Exception {
        // when
        write(
                List.of(
                        new Object[] {TENANT, "none", 1, null, 1L},
                        new Object[] {TENANT, "odd", 1, "{\"a\",'b'} \\ NULL", 1L}));

        // then
        assertThat(count("note is null")).isEqualTo(1);
        assertThat(count("note = '{\"a\",''b''} \\ NULL'")).isEqualTo(1);
    }

    @Test
    void twoRowsWithOneKeyAreRefusedWhole() {
        // when
        assertThatThrownBy(
                        () ->
                                write(
                                        List.of(
                                                row("other", 1, 1),
                                                row("twice", 1, 1),
                                                row("twice", 2, 2))))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("second time");

        // then
        assertThat(count("true")).isZero();
    }

    @Test
    void noRowsAreNoStatement() throws Exception {
        // when
        write(List.of());

        // then
        assertThat(
                        database.number(
                                "select count(*) from %s.statements".formatted(database.schema())))
                .isZero();
    }

    private void write(List<Object[]> rows) throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            upsert.execute(connection, rows);
            connection.commit();
        }
    }

    private static Object[] row(String item, int score, long offset) {
        return new Object[] {TENANT, item, score, "", offset};
    }

    private long score(String item) {
        return database.number("select score from %s where item_id = '%s'".formatted(table, item));
    }

    private long count(String condition) {
        return database.number("select count(*) from %s where %s".formatted(table, condition));
    }
}

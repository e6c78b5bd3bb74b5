package io.starledger.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.spi.Readable;
import io.starledger.embedded.PostgresAddress;
import io.starledger.platform.RealParts;
import io.starledger.platform.TestDatabase;
import io.starledger.platform.postgres.TenantReads.Query;
import io.starledger.schemas.ids.TenantId;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.PermissionDeniedDataAccessException;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

class ReadingPoolIT {
    private static final int ROWS = 50;
    private static final int LIMIT_MICROS = 1_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @AutoClose private final TestDatabase database = new TestDatabase();
    private final String table = database.schema() + ".rows";
    private final List<TenantId> tenants =
            IntStream.range(0, 8).mapToObj(_ -> new TenantId(UUID.randomUUID())).toList();
    private final TenantId tenant = tenants.getFirst();

    private final AtomicInteger longestWaitMicros = new AtomicInteger(3_000);

    @AutoClose
    private final ReadingPool reads =
            new ReadingPool(
                    new PostgresqlConnectionFactory(
                            PostgresqlConnectionConfiguration.builder()
                                    .host(address().host())
                                    .port(address().port())
                                    .database(PostgresAddress.DATABASE)
                                    .username(PostgresAddress.READER)
                                    .password(PostgresAddress.PASSWORD)
                                    .applicationName(database.schema())
                                    .build()),
                    2,
                    PATIENCE);

    @BeforeEach
    void makeTable() {
        database.execute(
                """
                create table %1$s (tenant_id uuid, number integer);
                alter table %1$s enable row level security;
                grant usage on schema %2$s to starledger_reader;
                grant select on %1$s to starledger_reader;
                create policy sees on %1$s for select to starledger_reader
                    using (tenant_id = nullif(current_setting('starledger.tenant_id', true), '')::uuid)
                """
                        .formatted(table, database.schema()));
        for (TenantId one : tenants) {
            database.execute(
                    "insert into %s select '%s', generate_series(1, %d)"
                            .formatted(table, one, ROWS));
        }
        database.execute("alter table %s force row level security".formatted(table));
    }

    @Test
    void aReadSeesItsTenantsRowsWhateverItAsksFor() {
        // when
        List<UUID> seen = allTenants(tenant).block();

        // then
        assertThat(seen).hasSize(ROWS).containsOnly(tenant.value());
    }

    @Test
    void aQueryWithoutATenantSeesNothing() throws SQLException {
        try (Connection reader =
                        DriverManager.getConnection(
                                address().jdbcUrl(),
                                PostgresAddress.READER,
                                PostgresAddress.PASSWORD);
                Statement statement = reader.createStatement()) {
            // when
            long before = count(statement);
            reader.setAutoCommit(false);
            statement.execute("set local starledger.tenant_id = '%s'".formatted(tenant));
            long within = count(statement);
            reader.commit();
            long after = count(statement);

            // then
            assertThat(within).isEqualTo(ROWS);
            assertThat(before).isZero();
            assertThat(after).isZero();
        }
    }

    @Test
    void aReadCannotWrite() {
        // given
        database.execute("grant insert on %s to starledger_reader".formatted(table));
        Query insert =
                new Query(tenant, "insert into " + table + " values ($1, 1)", values(tenant));

        // then
        assertThatThrownBy(() -> reads.read(insert, _ -> 1).block())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("read-only");
    }

    @Test
    void whatReadersMayNotSeeIsAnError() {
        // given
        database.execute("revoke select on %s from starledger_reader".formatted(table));

        // then
        assertThatThrownBy(() -> allTenants(tenant).block())
                .isInstanceOf(PermissionDeniedDataAccessException.class);
    }

    @Test
    void aReadAfterFailedOnesSeesItsTenant() {
        // given
        Query wrong = new Query(tenants.getLast(), "select 1 / 0 where $1", List.of(true));
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> reads.read(wrong, _ -> 1).block())
                    .isInstanceOf(DataAccessException.class);
        }

        // then
        assertThat(allTenants(tenant).block()).hasSize(ROWS).containsOnly(tenant.value());
    }

    /** Cancelled anywhere between the wait for a connection and the last row. */
    @Test
    void tenThousandCancelledReadsOverTwoConnectionsShowNoForeignRow() {
        // given
        long seed = Long.getLong("seed", ThreadLocalRandom.current().nextLong());
        Random random = new Random(seed);

        // when
        Long answered =
                Flux.range(0, 10_000)
                        .map(_ -> tenants.get(random.nextInt(tenants.size())))
                        .flatMap(one -> cancelled(one, random), 16)
                        .count()
                        .block(Duration.ofMinutes(5));

        // then
        assertThat(answered).as("seed %d", seed).isBetween(100L, 9_900L);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(
                                                database.number(
                                                        "select count(*) from pg_stat_activity"
                                                                + " where"
                                                                + " application_name = '%s' and state <> 'idle'"
                                                                        .formatted(
                                                                                database.schema())))
                                        .isZero());
        for (TenantId one : tenants) {
            assertThat(allTenants(one).block()).hasSize(ROWS).containsOnly(one.value());
        }
    }

    /** Empty if it was cancelled, else what it saw, which must be its own. */
    private Mono<Integer> cancelled(TenantId one, Random random) {
        long afterMicros = random.nextInt(longestWaitMicros.get());
        return allTenants(one)
                .doOnNext(seen -> assertThat(seen).hasSize(ROWS).containsOnly(one.value()))
                .map(List::size)
                .takeUntilOther(Mono.delay(Duration.ofNanos(afterMicros * 1_000)))
                .doOnNext(_ -> adjust(19))
                .switchIfEmpty(Mono.fromRunnable(() -> adjust(21)));
    }

    /** So that about every other read is answered, however busy the machine is. */
    private void adjust(int twentieths) {
        longestWaitMicros.updateAndGet(
                wait -> Math.clamp(wait * twentieths / 20, 100, LIMIT_MICROS));
    }

    private Mono<List<UUID>> allTenants(TenantId one) {
        return reads.read(
                new Query(one, "select tenant_id from " + table + " where number > $1", List.of(0)),
                ReadingPoolIT::id);
    }

    private static UUID id(Readable row) {
        return Objects.requireNonNull(row.get("tenant_id", UUID.class));
    }

    private static List<Object> values(TenantId one) {
        return List.of(one.value());
    }

    private long count(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery("select count(*) from " + table)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static PostgresAddress address() {
        return RealParts.stack().addresses().postgres();
    }
}

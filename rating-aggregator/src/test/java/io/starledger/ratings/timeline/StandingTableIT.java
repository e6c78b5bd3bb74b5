package io.starledger.ratings.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.embedded.PostgresAddress;
import io.starledger.ratings.RunningService;
import io.starledger.ratings.fold.Fact;
import io.starledger.ratings.fold.Histogram;
import io.starledger.ratings.history.FactRow;
import io.starledger.schemas.ids.ItemId;
import io.starledger.schemas.ids.ItemKey;
import io.starledger.schemas.ids.TenantId;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.IntSupplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** What is written of random logs, on PostgreSQL itself. */
@ExtendWith(RunningService.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StandingTableIT {
    private static final int CASES = 12;
    private static final int FACTS = 80;
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");
    private static final List<String> TABLES =
            List.of(
                    "select item_id, user_id, since, bounds, rating_offset, score, hidden, counted,"
                            + " counted_before from ratings.standings where tenant_id = ?",
                    "select item_id, width, since, count_1, count_2, count_3, count_4, count_5"
                            + " from ratings.changes where tenant_id = ?",
                    "select item_id, user_id, seen, source_partition, source_offset"
                            + " from ratings.seen_facts where tenant_id = ?");

    private final long seed = Long.getLong("seed", System.nanoTime());
    private Connection writer;

    @BeforeAll
    void connect() throws SQLException {
        System.out.println("seed of random logs: " + seed);
        writer =
                DriverManager.getConnection(
                        RunningService.addresses().postgres().jdbcUrl(),
                        PostgresAddress.WRITER,
                        PostgresAddress.PASSWORD);
        writer.setAutoCommit(false);
        writer.setSchema("ratings");
    }

    @AfterAll
    void close() throws SQLException {
        writer.close();
    }

    LongStream seeds() {
        return LongStream.range(seed, seed + CASES);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatStoodAtAnyInstantIsACountOverTheEvents(long caseSeed) throws Exception {
        // given
        RandomLog random = new RandomLog(caseSeed);
        TenantId tenant = newTenant();
        List<FactRow> log = RandomLog.rows(tenant, random.facts(FACTS));

        // when
        write(log, () -> 1 + random.upTo(30));

        // then
        NaiveTimeline naive = NaiveTimeline.of(log);
        for (Instant instant : instantsAround(log)) {
            assertThat(asOf(tenant, instant)).as("at " + instant).isEqualTo(naive.asOf(instant));
        }
        assertThat(asOf(tenant, LAST)).isEqualTo(naive.current());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void batchesAndRepeatedDeliveriesMakeNoDifferenceInAnyRow(long caseSeed) throws Exception {
        // given
        RandomLog random = new RandomLog(caseSeed);
        List<Fact> facts = random.facts(FACTS);
        TenantId oneByOne = newTenant();
        TenantId atOnce = newTenant();

        // when
        write(RandomLog.rows(oneByOne, facts), () -> 1);
        List<FactRow> log = RandomLog.rows(atOnce, facts);
        write(log.subList(0, FACTS / 2), () -> FACTS);
        write(log, () -> FACTS);
        write(log, () -> 7);

        // then
        assertThat(rows(atOnce)).isEqualTo(rows(oneByOne)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void inWhichOrderSubmissionsArriveMakesNoDifference(long caseSeed) throws Exception {
        // given
        RandomLog random = new RandomLog(caseSeed);
        List<Fact> submissions = random.submissions(FACTS);
        List<Fact> others = random.retractionsAndModerations(FACTS / 10);
        TenantId one = newTenant();
        TenantId other = newTenant();
        List<FactRow> log = RandomLog.rows(one, random.arriving(submissions, others));

        // when
        write(log, () -> FACTS);
        write(RandomLog.rows(other, random.arriving(submissions, others)), () -> FACTS);

        // then
        for (Instant instant : instantsAround(log)) {
            assertThat(asOf(other, instant)).as("at " + instant).isEqualTo(asOf(one, instant));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anItemsHistoryIsWhatStoodJustBeforeTheEndOfEachStep(long caseSeed) throws Exception {
        // given
        RandomLog random = new RandomLog(caseSeed);
        TenantId tenant = newTenant();
        List<FactRow> log = RandomLog.rows(tenant, random.facts(FACTS));
        write(log, () -> FACTS);
        Instant from = NaiveTimeline.dated(log.get(random.upTo(FACTS)));

        for (HistoryStep step : HistoryStep.values()) {
            HistorySpan span = new HistorySpan(step.begin(from), step, 5);

            // when
            List<Histogram> ends = timeline().history(item(tenant), span).block();

            // then
            NaiveTimeline naive = NaiveTimeline.of(log);
            assertThat(ends)
                    .isEqualTo(
                            Stream.iterate(0, index -> index + 1)
                                    .limit(5)
                                    .map(span::end)
                                    .map(end -> naive.asOf(end.minus(1, ChronoUnit.MICROS)))
                                    .toList());
        }
    }

    private static List<Instant> instantsAround(List<FactRow> log) {
        return log.stream()
                .map(NaiveTimeline::dated)
                .distinct()
                .flatMap(
                        at ->
                                Stream.of(
                                        at,
                                        at.minus(1, ChronoUnit.MICROS),
                                        at.plus(40, ChronoUnit.MINUTES)))
                .toList();
    }

    private void write(List<FactRow> log, IntSupplier batch) throws SQLException {
        int from = 0;
        while (from < log.size()) {
            int to = Math.min(log.size(), from + batch.getAsInt());
            StandingTableCodec.write(writer, log.subList(from, to));
            writer.commit();
            from = to;
        }
    }

    private List<String> rows(TenantId tenant) throws SQLException {
        List<String> found = new ArrayList<>();
        for (String table : TABLES) {
            try (PreparedStatement select =
                    writer.prepareStatement(
                            "select t::text from (%s) t order by 1".formatted(table))) {
                select.setObject(1, tenant.value());
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        found.add(rows.getString(1));
                    }
                }
            }
        }
        writer.commit();
        return found;
    }

    private static Histogram asOf(TenantId tenant, Instant instant) {
        return Objects.requireNonNull(timeline().asOf(item(tenant), instant).block());
    }

    private static PostgresTimeline timeline() {
        return RunningService.viewBean(PostgresTimeline.class);
    }

    private static ItemKey item(TenantId tenant) {
        return new ItemKey(tenant, new ItemId("lamp"));
    }

    private static TenantId newTenant() {
        return new TenantId(UUID.randomUUID());
    }
}

package io.starledger.ratings.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.embedded.PostgresAddress;
import io.starledger.ratings.Api;
import io.starledger.ratings.RunningService;
import io.starledger.ratings.fold.Fact;
import io.starledger.ratings.fold.LogPosition;
import io.starledger.ratings.fold.Score;
import io.starledger.ratings.history.FactRow;
import io.starledger.schemas.ids.ItemId;
import io.starledger.schemas.ids.ItemKey;
import io.starledger.schemas.ids.RaterKey;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.ids.UserId;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** How long an instant of an item with 100,000 events takes. */
@Tag("soak")
@ExtendWith(RunningService.class)
class BusyItemIT {
    private static final int EVENTS = 100_000;
    private static final int BATCH = 4_000;
    private static final int READS = 2_000;
    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource({"P700D, 100000", "P1D, 100000", "PT100S, 100000", "P700D, 3000"})
    void anInstantOfAnItemWithAHundredThousandEventsTakesMilliseconds(Duration within, int raters)
            throws Exception {
        // given
        SplittableRandom random = new SplittableRandom(1);
        ItemKey item = new ItemKey(new TenantId(UUID.randomUUID()), new ItemId("lamp"));
        long start = System.nanoTime();
        try (Connection writer =
                DriverManager.getConnection(
                        RunningService.addresses().postgres().jdbcUrl(),
                        PostgresAddress.WRITER,
                        PostgresAddress.PASSWORD)) {
            writer.setAutoCommit(false);
            for (int first = 0; first < EVENTS; first += BATCH) {
                List<FactRow> rows = new ArrayList<>();
                for (int i = first; i < first + BATCH; i++) {
                    rows.add(row(item, random, within, i, raters));
                }
                StandingTableCodec.write(writer, rows);
                writer.commit();
            }
        }
        System.out.printf(
                "%s, %d raters: %,d events a second written%n",
                within, raters, EVENTS * 1_000_000_000L / (System.nanoTime() - start));

        // when
        Api analyst = Api.as("analyst", item.tenant());
        String call = Api.tenant(item.tenant()) + "/items/lamp/rating?as_of=";
        double[] ms = new double[READS];
        for (int i = 0; i < READS; i++) {
            String path = call + START.plusNanos(random.nextLong(within.toNanos()));
            long asked = System.nanoTime();
            assertThat(analyst.get(path).status()).isEqualTo(200);
            ms[i] = (System.nanoTime() - asked) / 1e6;
        }

        // then
        Arrays.sort(ms);
        System.out.printf(
                "%s, %d raters: p50 %.1f ms, p99 %.1f ms%n",
                within, raters, ms[READS / 2], ms[READS * 99 / 100]);
        assertThat(ms[READS * 99 / 100]).isLessThan(200);
    }

    private static FactRow row(
            ItemKey item, SplittableRandom random, Duration within, int index, int raters) {
        Instant at = START.plusNanos(random.nextLong(within.toNanos() / 1_000) * 1_000);
        return new FactRow(
                new RaterKey(item, new UserId("user-" + index % raters)),
                new Fact.Submitted(
                        new UUID(random.nextLong(), index),
                        at,
                        at,
                        new Score(random.nextInt(1, 6)),
                        null,
                        null),
                new LogPosition(0, index));
    }
}

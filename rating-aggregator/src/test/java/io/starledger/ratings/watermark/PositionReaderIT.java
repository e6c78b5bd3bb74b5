package io.starledger.ratings.watermark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.starledger.embedded.PostgresAddress;
import io.starledger.platform.position.Position;
import io.starledger.platform.position.PositionSeal;
import io.starledger.ratings.Api;
import io.starledger.ratings.Api.Answer;
import io.starledger.ratings.Events;
import io.starledger.ratings.RunningService;
import io.starledger.schemas.ids.TenantId;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Views that wait for a partition which the log does not have, so that nobody else writes it. */
@ExtendWith(RunningService.class)
final class PositionReaderIT {
    private static final int NOWHERE = 1_000;

    private final TenantId tenant = Events.ofANewTenant().tenant();
    private final Api analyst = Api.as("analyst", tenant);
    private final int partition = NOWHERE + ThreadLocalRandom.current().nextInt(NOWHERE);
    private Connection writer;

    @BeforeEach
    void connect() throws SQLException {
        writer = connection(PostgresAddress.WRITER);
        writer.setSchema("ratings");
    }

    @AfterEach
    void disconnect() throws SQLException {
        writer.close();
    }

    @ParameterizedTest
    @CsvSource({
        "ITEMS, items/lamp/rating?",
        "ITEMS, items?",
        "RATINGS, items/lamp/ratings?",
        "HISTORY, ratings/5f0c954e-1d6c-4b1d-8f5a-9d3f0a1c7e11?"
    })
    void aCallWaitsForTheViewThatItReadsAndNoOther(View view, String call) throws Exception {
        // given
        for (View other : View.values()) {
            advance(other, other == view ? 6 : 7);
        }

        // when
        Answer early = get(call, 7);
        advance(view, 7);
        Answer later = get(call, 7);

        // then
        assertThat(early.status()).isEqualTo(425);
        assertThat(later.status()).isEqualTo(view == View.HISTORY ? 404 : 200);
    }

    @Test
    void aViewThatIsBehindTellsTheShareThatItReachedAndNoOffsets() throws Exception {
        // given
        advance(View.ITEMS, 123_456);

        // when
        Answer answer =
                analyst.get(path("items?", Map.of(partition, 123_456L, partition + NOWHERE, 99L)));

        // then
        assertThat(answer.status()).isEqualTo(425);
        assertThat(answer.body().get("type").asString())
                .isEqualTo("urn:starledger:problem:position-not-reached");
        assertThat(answer.body().get("reached").asDouble()).isEqualTo(0.5);
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
        assertThat(answer.body().toString())
                .doesNotContain("123456", Integer.toString(partition), "99");
    }

    @Test
    void allThatWaitAreAnsweredOnceTheViewHasComeThere() throws Exception {
        // given
        List<CompletableFuture<Integer>> waiting =
                IntStream.range(0, 20)
                        .mapToObj(
                                _ ->
                                        CompletableFuture.supplyAsync(
                                                () -> get("items?", 7).status(),
                                                command -> Thread.ofVirtual().start(command)))
                        .toList();
        await().atMost(RunningService.PATIENCE)
                .pollInterval(1, TimeUnit.MILLISECONDS)
                .until(() -> held() > 0);

        // when
        advance(View.ITEMS, 7);

        // then
        assertThat(waiting)
                .allSatisfy(
                        one -> assertThat(one).succeedsWithin(60, TimeUnit.SECONDS).isEqualTo(200));
        await().atMost(RunningService.PATIENCE).until(() -> held() == 0);
    }

    @Test
    void aWatermarkNeverGoesBack() throws Exception {
        // given
        advance(View.ITEMS, 7);

        // when
        advance(View.ITEMS, 6);

        // then
        assertThat(get("items?", 7).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "items/lamp/rating?",
                "items?",
                "items/lamp/ratings?",
                "ratings/5f0c954e-1d6c-4b1d-8f5a-9d3f0a1c7e11?"
            })
    void whatIsNoPositionOfTheTenantIsRefusedByName(String call) {
        // given
        String ofAnother =
                seal().seal(new TenantId(UUID.randomUUID()), new Position(Map.of(0, 0L)));
        String own = seal().seal(tenant, new Position(Map.of(0, 0L)));

        // then
        for (String token : List.of("", "AAAA", "%C3%A9", ofAnother, own + "AAAA")) {
            Answer answer = analyst.get(Api.tenant(tenant) + "/" + call + "after=" + token);
            assertThat(answer.status()).as(token).isEqualTo(400);
            assertThat(answer.body().get("violations").get(0).get("pointer").asString())
                    .isEqualTo("?after");
        }
    }

    @Test
    void aReaderSeesWatermarksOnlyForATenantThatItNames() throws Exception {
        // given
        advance(View.ITEMS, 7);

        try (Connection reader = connection(PostgresAddress.READER)) {
            // then
            assertThat(watermarks(reader)).isZero();
            reader.createStatement()
                    .execute("set starledger.tenant_id = '%s'".formatted(tenant.value()));
            assertThat(watermarks(reader)).isPositive();
        }
    }

    private Answer get(String call, long offset) {
        return analyst.get(path(call, Map.of(partition, offset)));
    }

    private String path(String call, Map<Integer, Long> offsets) {
        return Api.tenant(tenant)
                + "/"
                + call
                + "after="
                + seal().seal(tenant, new Position(offsets));
    }

    private void advance(View view, long offset) throws SQLException {
        WatermarkTableCodec.write(writer, List.of(new WatermarkRow(view, partition, offset)));
    }

    private static PositionSeal seal() {
        return RunningService.bean(PositionSeal.class);
    }

    private static double held() {
        return RunningService.bean(MeterRegistry.class)
                .get("starledger.reads.held")
                .gauge()
                .value();
    }

    private static long watermarks(Connection connection) throws SQLException {
        try (ResultSet rows =
                connection
                        .createStatement()
                        .executeQuery("select count(*) from ratings.watermarks")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static Connection connection(String role) throws SQLException {
        return DriverManager.getConnection(
                RunningService.addresses().postgres().jdbcUrl(), role, PostgresAddress.PASSWORD);
    }
}

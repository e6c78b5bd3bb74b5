package io.starledger.ratings.generation;

import static io.starledger.ratings.generation.Operator.LONG;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.starledger.embedded.issuer.TokenClaims;
import io.starledger.ratings.Api.Answer;
import io.starledger.ratings.LateSchemas;
import io.starledger.ratings.Log;
import io.starledger.ratings.Poison;
import io.starledger.ratings.items.StreamClient;
import io.starledger.schemas.topics.Topics;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Ratings rebuilt from the log while they are read and written. The first test begins with the
 * first generation, the others with whichever serves.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class GenerationsIT {
    private static final int MANY = 3_000;

    private OwnService service;
    private Log log;
    private Rows rows;
    private Operator operator;

    @BeforeAll
    void start(@TempDir Path directory) {
        service = new OwnService(directory);
        service.start();
        log = new Log(service.addresses());
        rows = new Rows(service.addresses().postgres());
        operator = new Operator(service.as(TokenClaims.of("platform-admin")));
    }

    @AfterEach
    void dropWhatIsBuilt() {
        operator.dropBuilding();
    }

    @AfterAll
    void stop() {
        log.close();
        service.close();
    }

    @Test
    @Order(1)
    void noReadFailsOrGoesBackWhenGenerationsTakeOverWhilePostsGoOn() throws Exception {
        // given
        Shop shop = Shop.anew(service, log);
        shop.rate(MANY);
        int before = operator.serving();
        List<SteadyReader> readers = shop.readers();
        int built;

        // when
        try (SteadyWriter _ = new SteadyWriter(() -> shop.rate(2))) {
            built = operator.start("");
            await().atMost(LONG).until(() -> operator.behind(built) < MANY / 2);
            operator.promote();
            shop.awaitServed(built);
            operator.insist("rollback");
            shop.awaitServed(before);
            operator.insist("promote");
            shop.awaitServed(built);
        }
        readers.forEach(SteadyReader::close);

        // then
        assertThat(readers).extracting(SteadyReader::fault).containsOnly("");
        assertThat(readers.getFirst().generations())
                .containsExactlyInAnyOrder(Integer.toString(before), Integer.toString(built));
        operator.awaitBuilt(built);
        operator.awaitBuilt(before);
        assertThat(rows.ratings(shop.tenant(), built)).isGreaterThan(MANY);
        assertThat(rows.differences(shop.tenant(), before, built)).isEmpty();
    }

    @Test
    @Order(2)
    void whatIsDroppedLeavesNothingAndTheNextCanBeBuiltWithoutTheFirst() throws Exception {
        // given
        Shop shop = Shop.anew(service, log);
        shop.rateInEveryWay();
        int first = operator.replaced();
        int second = operator.serving();
        shop.awaitServed(second);
        Remains ofFirst = new Remains(service, rows, first);
        assertThat(ofFirst.found()).hasSizeGreaterThanOrEqualTo(8);

        // when
        assertThat(operator.decide("drop").status()).isEqualTo(200);

        // then
        await().atMost(LONG).until(() -> ofFirst.found().isEmpty());
        assertThat(service.bean(Admin.class).listTopics().names().get())
                .contains(Topics.ITEM_AGGREGATES.name(), Topics.CURRENT_RATINGS.name());

        // when
        int third = operator.build();
        Remains ofThird = new Remains(service, rows, third);

        // then
        assertThat(ofThird.found()).hasSize(9);
        assertThat(rows.differences(shop.tenant(), second, third)).isEmpty();

        // when
        assertThat(operator.decide("drop").status()).isEqualTo(200);

        // then
        await().atMost(LONG).until(() -> ofThird.found().isEmpty());
        assertThat(operator.decide("drop").status()).isEqualTo(409);
    }

    @Test
    void allIsAnsweredAsBeforeAndAStreamAndAPositionGoOn() {
        // given
        Shop shop = Shop.anew(service, log);
        shop.rateInEveryWay();
        Map<String, String> answers = shop.answers();
        String tag = shop.etag();
        long count = shop.count("lamp");
        int before = operator.serving();
        int built = operator.build();
        try (StreamClient stream =
                new StreamClient(shop.api(), shop.path("/items/lamp/rating/stream"))) {
            stream.opened();

            // when
            operator.promote();
            shop.awaitServed(built);

            // then
            assertThat(shop.answers()).isEqualTo(answers);
            assertThat(shop.get("/items/lamp/rating", "If-None-Match", tag).status())
                    .isEqualTo(200);
            assertThat(rows.differences(shop.tenant(), before, built)).isEmpty();

            // when
            RecordMetadata held = shop.rate("lamp");
            operator.insist("rollback");
            Answer answer = shop.get("/items/lamp/rating", held);

            // then
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body().get("count").asLong()).isEqualTo(count + 1);
            shop.awaitServed(before);
            String last = shop.etag().replace("\"", "");
            await().atMost(LONG).until(() -> stream.ids().contains(last));
            assertThat(stream.ids()).doesNotHaveDuplicates();
        }
    }

    @Test
    void oneIsBuiltAtATimeAndWhatIsNotAllowedIsRefused() {
        // given
        operator.dropAll();
        assertThat(operator.statuses("promote", "rollback", "drop")).containsOnly(409);

        // when
        List<Integer> both =
                Stream.of("start", "start")
                        .parallel()
                        .map(operator::decide)
                        .map(Answer::status)
                        .toList();

        // then
        assertThat(both).containsExactlyInAnyOrder(200, 409);
        assertThat(operator.statuses("start", "promote", "rollback")).containsOnly(409);
        assertThat(
                        operator.statuses(
                                "start?events_per_second=249",
                                "start?events_per_second=many",
                                "promote?accept_difference=+"))
                .containsOnly(400);
        assertThat(operator.statuses("drop", "drop")).containsExactly(200, 409);
        assertThat(operator.statuses("start", "drop")).containsOnly(200);
    }

    @Test
    void aRebuildGoesOnInTheServiceThatIsStartedNext() {
        // given
        Shop shop = Shop.anew(service, log);
        shop.rate(MANY);
        shop.rateInEveryWay();
        int serving = operator.serving();
        operator.awaitBuilt(serving);
        int built = operator.start("?events_per_second=1000");
        await().atMost(LONG).until(() -> rows.ratings(shop.tenant(), built) > 0);

        // when
        service.stop();
        long written = rows.ratings(shop.tenant(), built);
        shop.rate(1);
        service.start();

        // then
        assertThat(operator.serving()).isEqualTo(serving);
        assertThat(operator.generation(built).get("events_per_second").asLong()).isEqualTo(1_000);
        operator.awaitBuilt(built);
        assertThat(rows.ratings(shop.tenant(), built)).isGreaterThan(written);
        assertThat(rows.differences(shop.tenant(), serving, built)).isEmpty();
    }

    @Test
    void whatOthersBuriedIsNotBuriedAgainAndWhatWasRetriedCountsOnce() {
        try (Letters letters = new Letters(service);
                LateSchemas schemas = new LateSchemas(service.addresses().registry())) {
            // given
            Shop shop = Shop.anew(service, log);
            int late = schemas.unknown();
            RecordMetadata poison =
                    log.append(Poison.GARBAGE.of(log.record(shop.rating("lamp")), late));
            RecordMetadata unread = log.append(shop.withSchema(shop.rating("lamp"), late));
            letters.awaitOpen(poison);
            letters.awaitOpen(unread);
            schemas.register(late);
            letters.retry(shop.id());
            await().atMost(LONG).until(() -> letters.buried(poison) == 2);
            await().atMost(LONG).until(() -> shop.count("lamp") == 1);
            shop.rate(20);

            // when
            int built = operator.build();
            assertThat(operator.compare().path("differences").asLong()).isZero();
            operator.promote();
            shop.awaitServed(built);

            // then
            assertThat(letters.buried(poison)).isEqualTo(2);
            assertThat(letters.buried(unread)).isEqualTo(1);
            assertThat(shop.count("lamp")).isEqualTo(2);

            // when
            RecordMetadata later =
                    log.append(Poison.GARBAGE.of(log.record(shop.rating("lamp")), late));

            // then
            letters.awaitOpen(later);
        }
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void whatIsConfiguredAnewIsTakenByTheNextGenerationAlone() throws Exception {
        // given
        Shop shop = Shop.inUpperHalf(service, log);
        shop.rateInEveryWay();
        int before = operator.serving();
        String mean = shop.bayesianMean();
        service.stop();
        Rows onOther = service.otherDatabase();

        // when
        service.startOnTwoDatabases(
                "--starledger.ratings.prior.weight=1000", "--starledger.ratings.prior.mean=1");

        // then
        shop.rate("vase");
        assertThat(shop.bayesianMean()).isEqualTo(mean);
        int built = operator.start("");
        assertThat(onOther.ratings(shop.tenant(), before)).isZero();

        // when
        operator.promote();
        shop.awaitServed(built);

        // then
        assertThat(Double.parseDouble(shop.bayesianMean())).isLessThan(1.1);
        assertThat(onOther.ratings(shop.tenant(), built))
                .isEqualTo(rows.ratings(shop.tenant(), before));
        assertThat(rows.ratings(shop.tenant(), built)).isZero();
        operator.insist("rollback");
        shop.awaitServed(before);
        assertThat(shop.bayesianMean()).isEqualTo(mean);
    }
}

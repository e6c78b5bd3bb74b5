package io.starledger.ratings.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.starledger.embedded.issuer.TokenClaims;
import io.starledger.embedded.testing.TopicRecords;
import io.starledger.platform.burial.LetterHeader;
import io.starledger.ratings.Api;
import io.starledger.ratings.Log;
import io.starledger.ratings.RunningService;
import io.starledger.schemas.avro.RatingEvent;
import io.starledger.schemas.events.CloudEvent;
import io.starledger.schemas.ids.ItemId;
import io.starledger.schemas.ids.ItemKey;
import io.starledger.schemas.topics.ItemPartitioner;
import io.starledger.schemas.topics.Topics;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/** What a tenant finds in its export. */
@ExtendWith(RunningService.class)
final class ExportIT {
    private static final Duration PATIENCE = RunningService.PATIENCE;

    @AutoClose private final Log log = new Log();
    private final ExportedTenant shop = ExportedTenant.of(log);

    /** An export costs all tests that follow. */
    @AfterEach
    void end() {
        shop.disable(true);
    }

    @Test
    void anExportHasEachFactOfItsTenantFromTheFirstOnAndNobodyElses() {
        // given
        ExportedTenant other = ExportedTenant.of(log);
        shop.rate(100);
        other.rate(100);

        // when
        JsonNode enabled = shop.enable();
        shop.rate(100);
        other.rate(100);

        // then
        assertThat(enabled.path("topic").asString()).isEqualTo(shop.topic());
        await().atMost(PATIENCE).until(shop::isWhole);
        assertThat(shop.records())
                .hasSize(200)
                .allSatisfy(it -> assertThat(it.key()).startsWith(shop.id() + "/"))
                .allSatisfy(
                        it ->
                                assertThat(it.partition())
                                        .isEqualTo(
                                                ItemPartitioner.partition(
                                                        it.key().getBytes(UTF_8),
                                                        Topics.RATINGS_PARTITIONS)));
    }

    @Test
    void aCopyIsAnEventOfItsOwn() {
        // given
        shop.rate(1);
        RatingEvent fact = shop.facts().getFirst();

        // when
        shop.enable();

        // then
        await().atMost(PATIENCE).until(shop::isWhole);
        ConsumerRecord<?, ?> copy = shop.records().getFirst();
        assertThat(ExportedTenant.headers(copy))
                .containsEntry(
                        "ce_id", CloudEvent.derivedId(fact.getEventId(), shop.topic()).toString())
                .containsEntry("ce_type", "io.starledger.rating.exported.v1")
                .containsEntry("ce_source", "/starledger/rating-aggregator");
    }

    @Test
    void withoutAnAuthorizerTheAnswerSaysThatEverybodyReads() {
        // when
        JsonNode enabled = shop.enable();

        // then
        assertThat(enabled.path("access").asString()).isEqualTo("everybody");
        assertThat(enabled.path("password").isNull()).isTrue();
    }

    @Test
    void whatIsEnabledTwiceIsFedOnce() {
        // given
        shop.rate(50);
        shop.enable();
        await().atMost(PATIENCE).until(shop::isWhole);

        // when
        shop.enable();
        shop.rate(50);

        // then
        await().atMost(PATIENCE).until(shop::isWhole);
        await().atMost(PATIENCE).until(() -> shop.listed().path("records_behind").asLong() == 0);
        assertThat(shop.records()).hasSize(100);
    }

    @Test
    void oneThatIsEnabledAgainGoesOnWhereItEnded() {
        // given
        shop.rate(50);
        shop.enable();
        await().atMost(PATIENCE).until(shop::isWhole);
        shop.disable(false);
        await().atMost(PATIENCE).until(() -> shop.listed().isMissingNode());

        // when
        shop.rate(50);
        shop.enable();

        // then
        await().atMost(PATIENCE).until(shop::isWhole);
        await().atMost(PATIENCE).until(() -> shop.listed().path("records_behind").asLong() == 0);
        assertThat(shop.records()).hasSize(100);
    }

    @Test
    void withAnotherTopicItBeginsAnew() throws Exception {
        // given
        shop.rate(50);
        shop.enable();
        await().atMost(PATIENCE).until(shop::isWhole);

        // when
        shop.disable(true);
        boolean deleted = !topics().contains(shop.topic());
        shop.enable();
        shop.rate(50);

        // then
        assertThat(deleted).isTrue();
        await().atMost(PATIENCE).until(shop::isWhole);
        await().atMost(PATIENCE).until(() -> shop.listed().path("records_behind").asLong() == 0);
        assertThat(shop.records()).hasSize(100);
    }

    @Test
    void oneWhosePlaceInTheLogIsLostIsNotFedRatherThanFedTwice() throws Exception {
        // given
        shop.rate(50);
        shop.enable();
        await().atMost(PATIENCE).until(shop::isWhole);
        String group = RunningService.bean(KafkaExportTopics.class).groupOf(shop.id());
        shop.disable(false);
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> admin().deleteConsumerGroups(List.of(group)).all().get());

        // when
        shop.enable();

        // then
        await().atMost(PATIENCE).until(() -> shop.listed().path("records_behind").isNull());
        await().atMost(PATIENCE)
                .until(() -> RunningService.bean(KafkaExportFeeds.class).stopped() >= 1);
        assertThat(shop.records()).hasSize(50);
    }

    @Test
    void whatCannotBeReadIsADeadLetterAndTheNextIsExported() {
        // given
        shop.enable();
        shop.rate(1);
        ProducerRecord<byte[], byte[]> good = log.record(shop.facts().getFirst());
        ItemKey item = new ItemKey(shop.id(), new ItemId("poison"));

        // when
        RecordMetadata poison =
                log.append(
                        new ProducerRecord<>(
                                good.topic(),
                                item.toString().getBytes(UTF_8),
                                "poison".getBytes(UTF_8)));
        RecordMetadata foreign =
                log.append(
                        new ProducerRecord<>(
                                good.topic(), item.toString().getBytes(UTF_8), good.value()));
        shop.rate(100);

        // then
        await().atMost(PATIENCE).until(shop::isWhole);
        String group = RunningService.bean(KafkaExportTopics.class).groupOf(shop.id());
        await().atMost(PATIENCE).until(() -> isBuried(poison, group) && isBuried(foreign, group));
        assertThat(shop.records()).hasSize(101);
    }

    @Test
    void aTenantIsNotTheOneToDecide() {
        // given
        Api admin = Api.as("tenant-admin", shop.id());
        String path = "/ops/tenants/" + shop.id() + "/export";

        // then
        assertThat(admin.send("PUT", path).status()).isEqualTo(403);
        assertThat(admin.send("DELETE", path).status()).isEqualTo(403);
        assertThat(admin.get("/ops/exports").status()).isEqualTo(403);
    }

    @Test
    void aFlagIsTrueOrFalse() {
        // given
        Api operator = Api.as(TokenClaims.of("platform-admin"));

        // when
        Api.Answer answer =
                operator.send("PUT", "/ops/tenants/" + shop.id() + "/export?new_password=yes");

        // then
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().toString()).contains("?new_password", "expected true or false");
    }

    private static boolean isBuried(RecordMetadata at, String reader) {
        String origin = "%s/%d/%d".formatted(at.topic(), at.partition(), at.offset());
        return TopicRecords.of(
                        Topics.RATING_EVENTS.deadLetters(),
                        new ByteArrayDeserializer(),
                        RunningService.addresses().bootstrapServers())
                .stream()
                .anyMatch(
                        it ->
                                origin.equals(LetterHeader.ORIGIN.in(it.headers()))
                                        && reader.equals(LetterHeader.READER.in(it.headers())));
    }

    private static Admin admin() {
        return RunningService.bean(Admin.class);
    }

    private static Set<String> topics() throws Exception {
        return admin().listTopics().names().get();
    }
}

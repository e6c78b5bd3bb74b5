package io.starledger.ratings.exports;

import static io.starledger.ratings.Events.rated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.starledger.embedded.testing.JavaProcess;
import io.starledger.embedded.testing.ScratchDirectory;
import io.starledger.ratings.Events;
import io.starledger.ratings.Events.Rater;
import io.starledger.schemas.ids.ItemKey;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.topics.Topics;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.apache.kafka.common.quota.ClientQuotaFilter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import tools.jackson.databind.JsonNode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;

/** Who may do what on a broker with ACLs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ExportAccessIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path directory = ScratchDirectory.create("starledger-acls-");
    private final SecuredPlatform platform = started(directory);
    private final Events shop = Events.ofANewTenant();
    private final Events other = Events.ofANewTenant();
    private final String topic = topicOf(shop);
    private Principal own = Principal.NOBODY;
    private Principal foreign = Principal.NOBODY;

    @BeforeAll
    void twoTenantsHaveExportsAndMayReadThem() throws Exception {
        append(shop);
        append(other);
        own = enable(shop.tenant());
        foreign = enable(other.tenant());
        awaitOne(own, shop);
        awaitOne(foreign, other);
    }

    @AfterAll
    void stop() {
        platform.close();
    }

    @Test
    void theReadersExampleReadsTheExportWithTheTenantsOwnPrincipal() throws Exception {
        // given
        Path settings = directory.resolve("client.properties");
        Path out = directory.resolve("reader.log");
        Properties client = new Properties();
        own.client().forEach((name, value) -> client.setProperty(name, value.toString()));
        client.setProperty("group.id", groupOf(shop, "reader"));
        client.setProperty("auto.offset.reset", "earliest");
        client.setProperty("isolation.level", "read_committed");
        client.setProperty(
                "key.deserializer", "org.apache.kafka.common.serialization.StringDeserializer");
        client.setProperty(
                "value.deserializer", "io.apicurio.registry.serde.avro.AvroKafkaDeserializer");
        client.setProperty("apicurio.registry.url", platform.registryUrl());
        try (var file = Files.newBufferedWriter(settings)) {
            client.store(file, null);
        }

        // when
        JavaProcess reader =
                JavaProcess.start(
                        out,
                        List.of(
                                "-cp",
                                System.getProperty("java.class.path"),
                                "../deploy/examples/ExportReader.java",
                                settings.toString(),
                                topic));

        // then
        try {
            await().atMost(PATIENCE)
                    .until(
                            () ->
                                    Files.readString(out)
                                            .contains(
                                                    "%s/book-0 {\"event_id\": "
                                                            .formatted(shop.tenant())));
        } finally {
            reader.kill();
        }
    }

    @Test
    void aForeignPrincipalIsDeniedTopicGroupAndTransactionalId() {
        assertThatExceptionOfType(TopicAuthorizationException.class)
                .isThrownBy(() -> foreign.read(groupOf(other, "a"), topic));
        assertThatExceptionOfType(GroupAuthorizationException.class)
                .isThrownBy(() -> foreign.read(groupOf(shop, "a"), topicOf(other)));
        assertThatExceptionOfType(TransactionalIdAuthorizationException.class)
                .isThrownBy(() -> foreign.beginTransactions("rating-exports.another"));
    }

    @Test
    void anOwnPrincipalReadsItsExportAndNothingElse() {
        for (String shared :
                List.of(
                        Topics.RATING_EVENTS.name(),
                        Topics.ITEM_AGGREGATES.name(),
                        Topics.TENANT_EVENTS.name())) {
            assertThatExceptionOfType(TopicAuthorizationException.class)
                    .as(shared)
                    .isThrownBy(() -> own.read(groupOf(shop, "b"), shared));
        }
        assertThatExceptionOfType(GroupAuthorizationException.class)
                .isThrownBy(() -> own.read("rating-aggregator", topic));
        assertThatExceptionOfType(TransactionalIdAuthorizationException.class)
                .isThrownBy(() -> own.beginTransactions(groupOf(shop, "b")));
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> own.write(new ProducerRecord<>(topic, new byte[] {1})))
                .withCauseInstanceOf(TopicAuthorizationException.class);
    }

    @Test
    void itsConsumersHaveALimit() throws Exception {
        // when
        Map<ClientQuotaEntity, Map<String, Double>> quotas;
        try (Admin admin = Admin.create(platform.operator().client())) {
            quotas = admin.describeClientQuotas(ClientQuotaFilter.all()).entities().get();
        }

        // then
        ClientQuotaEntity user = new ClientQuotaEntity(Map.of("user", "export." + shop.tenant()));
        assertThat(quotas).containsEntry(user, Map.of("consumer_byte_rate", 8_388_608.0));
    }

    @Test
    void aPasswordIsToldOnceAndCanBeReplaced() throws Exception {
        // given
        Events third = Events.ofANewTenant();
        append(third);
        Principal first = enable(third.tenant());
        String path = path(third.tenant());

        // when
        JsonNode again = platform.call("PUT", path);
        JsonNode renewed = platform.call("PUT", path + "?new_password=true");

        // then
        assertThat(again.path("password").isNull()).isTrue();
        Principal second = principal(renewed);
        awaitOne(second, third);
        assertIsNobody(first, third);

        // when
        platform.call("DELETE", path);

        // then
        assertIsNobody(second, third);
    }

    /** What the brokers have heard of, they hold to; they hear of it in their own time. */
    private static void awaitOne(Principal reader, Events tenant) {
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> reader.read(groupOf(tenant, "first"), topicOf(tenant)) == 1);
    }

    private static void assertIsNobody(Principal reader, Events tenant) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThatExceptionOfType(SaslAuthenticationException.class)
                                        .isThrownBy(
                                                () ->
                                                        reader.read(
                                                                groupOf(tenant, "a"),
                                                                topicOf(tenant))));
    }

    private Principal enable(TenantId tenant) throws Exception {
        JsonNode answer = platform.call("PUT", path(tenant));
        assertThat(answer.path("access").asString()).isEqualTo("own_principal");
        return principal(answer);
    }

    private Principal principal(JsonNode answer) {
        return platform.principal(
                answer.path("principal").asString(), answer.path("password").asString());
    }

    private static String topicOf(Events tenant) {
        return Topics.ratingExport(tenant.tenant()).name();
    }

    private static String path(TenantId tenant) {
        return "/ops/tenants/" + tenant + "/export";
    }

    private static String groupOf(Events tenant, String name) {
        return "export.%s.%s".formatted(tenant.tenant(), name);
    }

    private void append(Events tenant) throws Exception {
        String log = Topics.RATING_EVENTS.name();
        ItemKey item = tenant.item("book-0");
        try (var values = platform.serdes().valueSerializer(Topics.RATING_EVENTS)) {
            platform.operator()
                    .write(
                            new ProducerRecord<>(
                                    log,
                                    item.toString().getBytes(UTF_8),
                                    values.serialize(
                                            log, rated(new Rater(item, "ann"), 5, Instant.EPOCH))));
        }
    }

    private static SecuredPlatform started(Path directory) {
        try {
            return new SecuredPlatform(directory);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}

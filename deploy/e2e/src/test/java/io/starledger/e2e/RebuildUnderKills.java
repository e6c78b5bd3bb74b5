package io.starledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.starledger.embedded.Ports;
import io.starledger.embedded.StackAddresses;
import io.starledger.embedded.issuer.TokenClaims;
import io.starledger.embedded.testing.TenantRows;
import io.starledger.schemas.avro.RatingEvent;
import io.starledger.schemas.avro.RatingSubmitted;
import io.starledger.schemas.events.CloudEvent;
import io.starledger.schemas.events.SchemaFingerprint;
import io.starledger.schemas.events.TraceParent;
import io.starledger.schemas.ids.ItemId;
import io.starledger.schemas.ids.ItemKey;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.serde.RegistrySettings;
import io.starledger.schemas.serde.Serdes;
import io.starledger.schemas.topics.ItemPartitioner;
import io.starledger.schemas.topics.Topics;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * The views of ratings are rebuilt in a service that is killed again and again at moments that are
 * drawn: first once rows are written, then so long after it was started, ready or not.
 *
 * @param longest that it lives between two kills
 */
record RebuildUnderKills(
        FourProcesses platform, int events, int eventsPerSecond, int kills, Duration longest) {
    private static final String SERVICE = "rating-aggregator";
    private static final String PROJECTIONS = "/ops/projections";
    private static final long SEED = Long.getLong("seed", 20261123L);
    private static final int ITEMS = 200;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final JsonMapper JSON = new JsonMapper();

    /** Fails unless both generations hold all of them in the end, and have one digest. */
    void verify() throws Exception {
        // given
        System.out.println("seed " + SEED);
        Random random = new Random(SEED);
        UUID tenant = UUID.randomUUID();
        int raters = rate(tenant, random);
        String built = "ratings_g" + start();
        try (TenantRows rows = TenantRows.of(tenant, addresses().postgres().jdbcUrl())) {
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> rows.count(built, "ratings") > 0);

            // when
            for (int kill = 0; kill < kills; kill++) {
                platform.kill(SERVICE);
                platform.start(SERVICE);
                if (kill < kills - 1) {
                    after(random.nextLong(longest.toMillis()));
                }
            }
            platform.awaitReady(SERVICE);

            // then
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(
                            () -> {
                                assertThat(rows.count(built, "facts")).isEqualTo(events);
                                assertThat(rows.count(built, "ratings")).isEqualTo(raters);
                                JsonNode found = call("POST", "/ratings/compare");
                                assertThat(found.get("digest"))
                                        .isNotNull()
                                        .isEqualTo(found.get("serving_digest"));
                            });
            call("POST", "/ratings/drop");
        }
    }

    /**
     * Users now and then rate again, and a few items more than others; how many users and items.
     */
    private int rate(UUID tenant, Random random) {
        Serdes serdes = new Serdes(RegistrySettings.apicurio(addresses().registry().apicurioUrl()));
        try (KafkaProducer<byte[], byte[]> producer = producer();
                Serializer<RatingEvent> values = serdes.valueSerializer(Topics.RATING_EVENTS)) {
            Set<String> raters = new HashSet<>();
            for (int i = 0; i < events; i++) {
                String item = "item-" + (int) (ITEMS * Math.pow(random.nextDouble(), 3));
                String key = new ItemKey(new TenantId(tenant), new ItemId(item)).toString();
                RatingEvent event =
                        new RatingEvent(
                                new UUID(random.nextLong(), random.nextLong()),
                                tenant,
                                item,
                                "user-" + random.nextInt(events / 10),
                                new RatingSubmitted(
                                        1 + random.nextInt(5),
                                        Instant.EPOCH.plusSeconds(i),
                                        null,
                                        null));
                raters.add(item + "/" + event.getUserId());
                Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
                Future<?> _ =
                        producer.send(
                                new ProducerRecord<>(
                                        Topics.RATING_EVENTS.name(),
                                        null,
                                        now.toEpochMilli(),
                                        key.getBytes(UTF_8),
                                        values.serialize(Topics.RATING_EVENTS.name(), event),
                                        headers(event.getEventId(), now)));
            }
            return raters.size();
        }
    }

    private static Headers headers(UUID id, Instant now) {
        return new CloudEvent(
                        id,
                        "/starledger/ingest-api",
                        "io.starledger.rating.submitted.v1",
                        now,
                        SchemaFingerprint.of(RatingEvent.getClassSchema()),
                        TraceParent.continuing(null))
                .toHeaders();
    }

    private KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        addresses().bootstrapServers(),
                        ProducerConfig.PARTITIONER_CLASS_CONFIG,
                        ItemPartitioner.class),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** The number of the one that is built. */
    private int start() throws IOException, InterruptedException {
        JsonNode generations =
                call("POST", "/ratings/start?events_per_second=" + eventsPerSecond)
                        .get("generations");
        return generations.get(generations.size() - 1).get("generation").asInt();
    }

    private JsonNode call(String method, String path) throws IOException, InterruptedException {
        String token = platform.issuer().mint(TokenClaims.of("platform-admin"));
        HttpRequest request =
                HttpRequest.newBuilder(platform.reads().resolve(PROJECTIONS + path))
                        .header("Authorization", "Bearer " + token)
                        .method(method, BodyPublishers.noBody())
                        .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return JSON.readTree(answer.body());
        }
    }

    private StackAddresses addresses() {
        return StackAddresses.on(Ports.standard(platform.portOffset()));
    }

    private static void after(long millis) {
        CompletableFuture.runAsync(
                        () -> {}, CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS))
                .join();
    }
}

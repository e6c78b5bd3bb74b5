package io.starledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.starledger.e2e.Operation.Answered;
import io.starledger.e2e.Tenant.Rating;
import io.starledger.embedded.Ports;
import io.starledger.embedded.StackAddresses;
import io.starledger.embedded.issuer.TokenClaims;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

/** Every operation that the platform describes, by every role, with own and with foreign ids. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class IsolationSuite {
    private static final List<String> ROLES =
            List.of("producer", "analyst", "tenant-admin", "platform-admin");
    private static final String CANARY = "canary-" + UUID.randomUUID();

    private final HttpClient client = HttpClient.newHttpClient();
    private final PlatformUnderTest platform;
    private Tenant owner;
    private String ratingId;
    private final Map<UUID, String> ratingIds = new HashMap<>();
    private Map<String, String> letter;
    private List<Operation> operations;
    private List<Operation> signed;

    IsolationSuite(PlatformUnderTest platform) {
        this.platform = platform;
    }

    @BeforeAll
    void anOwnerHasARating() throws Exception {
        List<Operation> all = Operation.all(client, platform.reads());
        operations = all.stream().filter(operation -> !operation.signed()).toList();
        signed = all.stream().filter(Operation::signed).toList();
        owner = new Tenant(platform);
        ratingId =
                owner.rateWithComment(new Rating("ann", "lamp", 5), CANARY)
                        .body()
                        .get("rating_id")
                        .asString();
        await().ignoreExceptions()
                .atMost(Duration.ofMinutes(2))
                .until(() -> owner.histogram("lamp").equals(Histogram.EMPTY.plus(5)));
        letter = deadLetter();
    }

    @Test
    void eachRoleMayCallWhatTheReadmeSaysAndNothingElse() throws Exception {
        // given
        RolesTable table = RolesTable.ofReadme();
        Tenant tenant = new Tenant(platform);
        ratingIds.put(tenant.id(), postedAndRead(tenant));

        // then
        assertThat(operations).extracting(Operation::inShort).hasSizeGreaterThan(6);
        assertThat(table.roles().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        operations.stream().map(Operation::inShort).toList());
        for (Operation operation : operations) {
            Set<String> allowed = table.of(operation);
            for (String role : ROLES) {
                Answered answer =
                        call(operation, tenant.id(), token(role, tenant.id()), "lamp", "ann");
                assertThat(answer.statusCode())
                        .as("%s by %s", operation.inShort(), role)
                        .isBetween(
                                allowed.contains(role) ? operation.good() : 403,
                                allowed.contains(role) ? operation.good() + 99 : 403);
            }
        }
    }

    @Test
    void withoutATokenThereIsNothingButWhatIsSigned() throws Exception {
        assertThat(signed)
                .extracting(Operation::inShort)
                .containsExactlyInAnyOrder("POST /v1/stripe/webhooks", "POST /stripe/webhooks");
        for (Operation operation : operations) {
            assertThat(withoutToken(operation, owner.id()).statusCode())
                    .as(operation.inShort())
                    .isEqualTo(401);
        }
        for (Operation operation : signed) {
            Answered existing = withoutToken(operation, owner.id());
            Answered absent = withoutToken(operation, UUID.randomUUID());
            assertThat(existing.statusCode()).as(operation.inShort()).isEqualTo(400);
            assertThat(existing.body()).contains("signature-invalid").isEqualTo(absent.body());
            assertThat(headers(existing)).isEqualTo(headers(absent));
        }
    }

    @Test
    void anotherTenantIsNotThereWhetherItExistsOrNot() throws Exception {
        // given
        UUID stranger = UUID.randomUUID();
        UUID nobody = UUID.randomUUID();

        // then
        for (Operation operation : operations.stream().filter(Operation::isOfOneTenant).toList()) {
            for (String role : List.of("producer", "analyst", "tenant-admin")) {
                String token = token(role, stranger);
                Answered existing = call(operation, owner.id(), token, "lamp", "ann");
                Answered absent = call(operation, nobody, token, "lamp", "ann");
                assertThat(existing.statusCode()).as(operation.inShort()).isEqualTo(404);
                assertThat(existing.body()).isEqualTo(absent.body());
                assertThat(headers(existing)).isEqualTo(headers(absent));
            }
        }
        assertThat(owner.histogram("lamp")).isEqualTo(Histogram.EMPTY.plus(5));
    }

    @Test
    void foreignIdsLeadToNothingOfTheirOwner() throws Exception {
        // given
        UUID stranger = UUID.randomUUID();

        // then
        for (Operation operation : operations) {
            for (String role : ROLES.subList(0, 3)) {
                for (String item : List.of("lamp", ratingId, owner.id() + ":lamp")) {
                    Answered answer = call(operation, stranger, token(role, stranger), item, "ann");
                    assertThat(answer.body())
                            .as(operation.inShort())
                            .doesNotContain(CANARY, owner.id() + "/", "\"count\":1");
                }
            }
        }
        assertThat(owner.histogram("lamp")).isEqualTo(Histogram.EMPTY.plus(5));
    }

    @Test
    void noInputBeginsALineOfTheLog() throws Exception {
        // given
        String forged = "{\"log.level\":\"INFO\",\"message\":\"forged\"}";

        // when
        send(new ProducerRecord<>("ratings.items.v1", "forger\r\n" + forged + "\r\n", "none"));
        Path log = platform.dataDirectory().resolve("logs/services.log");
        await().atMost(Duration.ofMinutes(1))
                .until(() -> wholeLines(log).stream().anyMatch(line -> line.contains("forger")));

        // then
        assertThat(wholeLines(log))
                .doesNotContain(forged)
                .allSatisfy(
                        line -> assertThat(new JsonMapper().readTree(line).isObject()).isTrue());
    }

    /** Without one that is being written. */
    private static List<String> wholeLines(Path log) throws IOException {
        String text = new String(Files.readAllBytes(log), UTF_8);
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }

    /** The id of a rating, once the history has it. */
    private static String postedAndRead(Tenant tenant) throws Exception {
        JsonNode posted = tenant.rate(new Rating("ann", "vase", 4), "isolation").body();
        String id = posted.get("rating_id").asString();
        String after = posted.get("position").asString();
        await().ignoreExceptions()
                .atMost(Duration.ofSeconds(30))
                .until(() -> tenant.ask("ratings/" + id + "?after=" + after).status() == 200);
        return id;
    }

    private String token(String role, UUID tenant) {
        return platform.issuer().mint(TokenClaims.of(role).forTenant(tenant));
    }

    private Answered call(Operation operation, UUID tenant, String token, String item, String user)
            throws IOException, InterruptedException {
        HttpRequest request =
                operation
                        .request(platform.reads(), ids(tenant, item, user))
                        .header("Authorization", "Bearer " + token)
                        .build();
        return operation.send(client, request);
    }

    private Answered withoutToken(Operation operation, UUID tenant)
            throws IOException, InterruptedException {
        return operation.send(
                client, operation.request(platform.reads(), ids(tenant, "i", "u")).build());
    }

    private Map<String, String> ids(UUID tenant, String item, String user) {
        Map<String, String> ids = new HashMap<>(letter);
        ids.put("tenantId", tenant.toString());
        ids.put("projection", "none");
        ids.put("item", item);
        ids.put("user", user);
        ids.put("ratingId", ratingIds.getOrDefault(tenant, ratingId));
        ids.put("account", "acct_isolation");
        ids.put("customer", "cus_" + tenant);
        ids.put("grantId", "of-a-test");
        return ids;
    }

    /** Where a record stands that nobody can read. */
    private Map<String, String> deadLetter() throws Exception {
        RecordMetadata at = send(new ProducerRecord<>("ratings.events.v1", "nobody", "poison"));
        Map<String, String> place =
                Map.of(
                        "topic",
                        at.topic(),
                        "partition",
                        Integer.toString(at.partition()),
                        "offset",
                        Long.toString(at.offset()));
        HttpRequest shown =
                HttpRequest.newBuilder(
                                platform.reads()
                                        .resolve(
                                                "/ops/dead-letters/%s/%d/%d"
                                                        .formatted(
                                                                at.topic(),
                                                                at.partition(),
                                                                at.offset())))
                        .header(
                                "Authorization",
                                "Bearer "
                                        + platform.issuer().mint(TokenClaims.of("platform-admin")))
                        .build();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> client.send(shown, BodyHandlers.ofString()).statusCode() == 200);
        return place;
    }

    private RecordMetadata send(ProducerRecord<String, String> record)
            throws InterruptedException, ExecutionException {
        Map<String, Object> config =
                Map.of(
                        "bootstrap.servers",
                        StackAddresses.on(Ports.standard(platform.portOffset()))
                                .bootstrapServers());
        try (var producer =
                new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
            return producer.send(record).get();
        }
    }

    private static Map<String, List<String>> headers(Answered answer) {
        Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        headers.keySet().removeIf(name -> name.toLowerCase(Locale.ROOT).startsWith("ratelimit"));
        return headers;
    }
}

package io.starledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.starledger.e2e.Tenant.Rating;
import io.starledger.embedded.Ports;
import io.starledger.embedded.StackAddresses;
import io.starledger.embedded.issuer.TokenClaims;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

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
    }

    @Test
    void eachRoleMayCallWhatTheReadmeSaysAndNothingElse() throws Exception {
        // given
        RolesTable table = RolesTable.ofReadme();
        Tenant tenant = new Tenant(platform);

        // then
        assertThat(operations).extracting(Operation::inShort).hasSizeGreaterThan(6);
        assertThat(table.roles().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        operations.stream().map(Operation::inShort).toList());
        for (Operation operation : operations) {
            Set<String> allowed = table.of(operation);
            for (String role : ROLES) {
                HttpResponse<String> answer =
                        call(operation, tenant.id(), token(role, tenant.id()), "lamp", "ann");
                if (allowed.contains(role)) {
                    assertThat(answer.statusCode())
                            .as("%s by %s", operation.inShort(), role)
                            .isBetween(200, 299);
                } else {
                    assertThat(answer.statusCode())
                            .as("%s by %s", operation.inShort(), role)
                            .isEqualTo(403);
                }
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
            HttpResponse<String> existing = withoutToken(operation, owner.id());
            HttpResponse<String> absent = withoutToken(operation, UUID.randomUUID());
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
                HttpResponse<String> existing = call(operation, owner.id(), token, "lamp", "ann");
                HttpResponse<String> absent = call(operation, nobody, token, "lamp", "ann");
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
                    HttpResponse<String> answer =
                            call(operation, stranger, token(role, stranger), item, "ann");
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
        Map<String, Object> config =
                Map.of(
                        "bootstrap.servers",
                        StackAddresses.on(Ports.standard(platform.portOffset()))
                                .bootstrapServers());

        // when
        try (var producer =
                new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
            producer.send(
                            new ProducerRecord<>(
                                    "ratings.items.v1", "forger\r\n" + forged + "\r\n", "none"))
                    .get();
        }
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

    private String token(String role, UUID tenant) {
        return platform.issuer().mint(TokenClaims.of(role).forTenant(tenant));
    }

    private HttpResponse<String> call(
            Operation operation, UUID tenant, String token, String item, String user)
            throws IOException, InterruptedException {
        HttpRequest request =
                operation
                        .request(platform.reads(), ids(tenant, item, user))
                        .header("Authorization", "Bearer " + token)
                        .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private HttpResponse<String> withoutToken(Operation operation, UUID tenant)
            throws IOException, InterruptedException {
        return client.send(
                operation.request(platform.reads(), ids(tenant, "i", "u")).build(),
                BodyHandlers.ofString());
    }

    private static Map<String, String> ids(UUID tenant, String item, String user) {
        return Map.of(
                "tenantId",
                tenant.toString(),
                "item",
                item,
                "user",
                user,
                "account",
                "acct_isolation",
                "customer",
                "cus_" + tenant,
                "grantId",
                "of-a-test");
    }

    private static Map<String, List<String>> headers(HttpResponse<?> answer) {
        Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        headers.keySet().removeIf(name -> name.toLowerCase(Locale.ROOT).startsWith("ratelimit"));
        return headers;
    }
}

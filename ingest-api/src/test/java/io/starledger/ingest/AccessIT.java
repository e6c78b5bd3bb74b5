package io.starledger.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.embedded.issuer.TokenClaims;
import io.starledger.ingest.Api.Answer;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.topics.Topics;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.UUID;

@ExtendWith(RunningIngest.class)
class AccessIT {
    private static final Problem UNAUTHENTICATED = new Problem(401, "unauthenticated");
    private static final Problem FORBIDDEN = new Problem(403, "forbidden");
    private static final Problem NOT_FOUND = new Problem(404, "not-found");

    private final TenantId tenant = new TenantId(UUID.randomUUID());

    @AfterEach
    void nothingIsRecorded() {
        assertThat(TopicContent.of(Topics.RATING_EVENTS, tenant)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aCallWithoutATokenIsUnauthenticated(WriteCall call) {
        // when
        Answer answer = call.by(new Api(tenant, ""));

        // then
        UNAUTHENTICATED.assertIs(answer);
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "a.b.c", "eyJhbGciOiJub25lIn0.e30."})
    void aTokenThatIsNoneIsUnauthenticated(String token) {
        // when
        Answer answer = WriteCall.SUBMIT.by(new Api(tenant, token));

        // then
        UNAUTHENTICATED.assertIs(answer);
    }

    @Test
    void anExpiredTokenIsUnauthenticated() {
        // given
        TokenClaims claims = TokenClaims.of("producer").forTenant(tenant.value());
        String expired =
                RunningIngest.stack().issuer().mint(claims.livingFor(Duration.ofMinutes(-5)));

        // when
        Answer answer = WriteCall.SUBMIT.by(new Api(tenant, expired));

        // then
        UNAUTHENTICATED.assertIs(answer);
    }

    @ParameterizedTest
    @CsvSource({
        "SUBMIT, analyst",
        "SUBMIT, platform-admin",
        "SUBMIT, nobody",
        "SUBMIT_ALL, analyst",
        "SUBMIT_ALL, platform-admin",
        "RETRACT, analyst",
        "RETRACT, platform-admin",
        "MODERATE, analyst",
        "MODERATE, producer",
        "MODERATE, platform-admin"
    })
    void aRoleThatDoesNotSufficeIsForbidden(WriteCall call, String role) {
        // when
        Answer answer = call.by(Api.as(role, tenant));

        // then
        FORBIDDEN.assertIs(answer);
    }

    @ParameterizedTest
    @EnumSource
    void anotherTenantsPathIsNotThere(WriteCall call) {
        // given
        String token = Api.as("tenant-admin", new TenantId(UUID.randomUUID())).token();

        // when
        Answer answer = call.by(new Api(tenant, token));

        // then
        NOT_FOUND.assertIs(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/tenants/11111111-1111-4111-8111-111111111111/ratings",
                "/v1/tenants/acme/ratings",
                "/v1/tenants/%2E%2E/ratings",
                "/v1/tenants//ratings",
                "/v1/tenants",
                "/v2/tenants/11111111-1111-4111-8111-111111111111/ratings"
            })
    void whatIsNotThereAnswersAlikeWhetherItExistsOrNot(String path) {
        // given
        String token = Api.as("producer", tenant).token();

        // when
        Answer answer =
                Api.send(
                                HttpRequest.newBuilder(URI.create(RunningIngest.url() + path))
                                        .header("Authorization", "Bearer " + token)
                                        .POST(HttpRequest.BodyPublishers.noBody()))
                        .join();

        // then
        NOT_FOUND.assertIs(answer);
        assertThat(answer.text("detail")).isEqualTo("there is nothing at this path");
    }

    @Test
    void anotherMethodIsNotAllowed() {
        // when
        Answer answer = Api.send(Api.as("producer", tenant).request("/ratings").GET()).join();

        // then
        new Problem(405, "method-not-allowed").assertIs(answer);
        assertThat(answer.header("Allow")).isEqualTo("POST");
    }
}

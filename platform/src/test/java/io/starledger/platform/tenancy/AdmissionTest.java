package io.starledger.platform.tenancy;

import static io.starledger.platform.tenancy.FakeIssuer.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.starledger.platform.problem.ProblemException;
import io.starledger.platform.problem.ProblemType;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

import reactor.core.publisher.Mono;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Which requests count, and for whom. */
class AdmissionTest {
    private static final FakeIssuer ISSUER = new FakeIssuer();
    private static final String OWN = UUID.randomUUID().toString();
    private static final String OTHER = UUID.randomUUID().toString();
    private static final AccessControl RULES =
            new AccessControl(
                    List.of(
                            AccessRule.allow(
                                    HttpMethod.GET, "/v1/tenants/{tenantId}/items", Role.ANALYST)),
                    List.of());

    private final List<String> counted = new ArrayList<>();
    private final TenancyFilter filter =
            new TenancyFilter(
                    ISSUER.decoder(),
                    RULES,
                    (tenant, _, proceed) -> {
                        counted.add(tenant.toString());
                        return proceed.get();
                    },
                    _ -> Mono.empty());

    @AfterAll
    static void close() {
        ISSUER.close();
    }

    @Test
    void whateverABelievedTokenIsAnsweredCountsForItsOwnTenant() {
        // when
        Throwable answered = get(OWN, OWN, "analyst");
        Throwable forbidden = get(OWN, OWN, "producer");
        Throwable another = get(OWN, OTHER, "analyst");

        // then
        assertThat(answered).isNull();
        assertIs(ProblemType.FORBIDDEN, forbidden);
        assertIs(ProblemType.NOT_FOUND, another);
        assertThat(counted).containsExactly(OWN, OWN, OWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "a}:{b", "11111111-1111-4111-8111-11111111111\r\nSET"})
    void aTokenOfNoTenantThereCouldBeCountsForNobody(String tenant) {
        // when
        Throwable answered = get(tenant, OTHER, "analyst");

        // then
        assertIs(ProblemType.NOT_FOUND, answered);
        assertThat(counted).isEmpty();
    }

    @Test
    void whatIsRefusedAsOneTooManyIsAnsweredSoWhateverItAskedFor() {
        // given
        ProblemException tooMany = ProblemException.of(ProblemType.RATE_LIMIT_EXCEEDED, "");
        TenancyFilter full =
                new TenancyFilter(
                        ISSUER.decoder(),
                        RULES,
                        (_, _, _) -> Mono.error(tooMany),
                        _ -> Mono.empty());

        // when
        Throwable own = get(full, OWN, OWN, "analyst");
        Throwable another = get(full, OWN, OTHER, "analyst");

        // then
        assertThat(own).isSameAs(tooMany);
        assertThat(another).isSameAs(tooMany);
    }

    private Throwable get(String tokensTenant, String pathsTenant, String role) {
        return get(filter, tokensTenant, pathsTenant, role);
    }

    private static Throwable get(
            TenancyFilter filter, String tokensTenant, String pathsTenant, String role) {
        String token =
                ISSUER.sign(claims().claim("tenant_id", tokensTenant).claim("role", role).build());
        MockServerWebExchange exchange =
                MockServerWebExchange.from(
                        MockServerHttpRequest.method(
                                        HttpMethod.GET,
                                        URI.create("/v1/tenants/" + pathsTenant + "/items"))
                                .header(HttpHeaders.AUTHORIZATION, "Bearer " + token));
        return catchThrowable(
                () -> Mono.defer(() -> filter.filter(exchange, _ -> Mono.empty())).block());
    }

    private static void assertIs(ProblemType type, Throwable failure) {
        assertThat(failure)
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.type()).isEqualTo(type));
    }
}

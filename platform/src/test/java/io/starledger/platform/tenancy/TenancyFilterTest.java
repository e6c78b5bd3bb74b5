package io.starledger.platform.tenancy;

import static io.starledger.platform.tenancy.AccessRule.allow;
import static io.starledger.platform.tenancy.FakeIssuer.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.nimbusds.jwt.JWTClaimsSet;

import io.starledger.platform.problem.ProblemException;
import io.starledger.platform.problem.ProblemType;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.server.MethodNotAllowedException;

import reactor.core.publisher.Mono;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Who may do what: the whole table. */
class TenancyFilterTest {
    private static final FakeIssuer ISSUER = new FakeIssuer();
    private static final String OWN = UUID.randomUUID().toString();
    private static final String OTHER = UUID.randomUUID().toString();
    private static final String ITEMS = "/v1/tenants/{tenantId}/items";
    private static final String SIGNED = "/v1/tenants/{tenantId}/signed";
    private static final TenancyFilter FILTER =
            new TenancyFilter(
                    ISSUER.decoder(),
                    new AccessControl(
                            List.of(
                                    allow(
                                            HttpMethod.GET,
                                            ITEMS,
                                            Role.ANALYST,
                                            Role.TENANT_ADMIN,
                                            Role.PLATFORM_ADMIN),
                                    allow(HttpMethod.POST, ITEMS, Role.PRODUCER),
                                    allow(HttpMethod.GET, "/ops/x", Role.PLATFORM_ADMIN)),
                            List.of(new SignedCall(HttpMethod.POST, SIGNED))),
                    (_, _, proceed) -> proceed.get(),
                    _ -> Mono.empty());

    @AfterAll
    static void close() {
        ISSUER.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer ", "Bearer a.b.c", "Basic YTpi", "Token x"})
    void whoShowsNoBearerTokenIsNobody(String header) {
        assertProblem(ProblemType.UNAUTHENTICATED, HttpMethod.GET, items(OWN), header);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/tenants", "/", "/nothing", "/v1/tenants/x/items/y"})
    void whoShowsNoTokenDoesNotLearnWhatIsThere(String path) {
        assertProblem(ProblemType.UNAUTHENTICATED, HttpMethod.GET, path, null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer a.b.c", "Basic YTpi"})
    void aSignedCallNeedsNoToken(String header) {
        assertPasses(HttpMethod.POST, SIGNED.replace("{tenantId}", OTHER), header);
        assertPasses(HttpMethod.POST, SIGNED.replace("{tenantId}", "x"), header);
    }

    @Test
    void onTheSamePathAnotherMethodIsNoSignedCall() {
        assertProblem(
                ProblemType.UNAUTHENTICATED,
                HttpMethod.PUT,
                SIGNED.replace("{tenantId}", OWN),
                null);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, analyst, true",
        "GET, tenant-admin, true",
        "GET, producer, false",
        "HEAD, analyst, true",
        "HEAD, producer, false",
        "POST, producer, true",
        "POST, analyst, false",
        "POST, tenant-admin, false",
        "GET, unheard-of, false",
        "GET, ANALYST, false",
        "GET, '', false"
    })
    void inTheOwnTenantTheRoleDecides(String method, String role, boolean sufficient) {
        // given
        String token = bearer(claims().claim("tenant_id", OWN).claim("role", role).build());

        // then
        if (sufficient) {
            assertPasses(HttpMethod.valueOf(method), items(OWN), token);
        } else {
            assertProblem(ProblemType.FORBIDDEN, HttpMethod.valueOf(method), items(OWN), token);
        }
    }

    @Test
    void aTokenWithoutRoleMayNothing() {
        assertProblem(
                ProblemType.FORBIDDEN,
                HttpMethod.GET,
                items(OWN),
                bearer(claims().claim("tenant_id", OWN).build()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"analyst", "tenant-admin", "producer", "unheard-of"})
    void anotherTenantIsNotThereWhateverTheRole(String role) {
        // given
        String token = bearer(claims().claim("tenant_id", OWN).claim("role", role).build());

        // when
        Throwable another = failure(HttpMethod.GET, items(OTHER), token);
        Throwable nothing = failure(HttpMethod.GET, "/v1/nothing", token);
        Throwable spelledOtherwise =
                failure(HttpMethod.GET, items(OWN.toUpperCase(Locale.ROOT)), token);

        // then
        assertThat(another).hasSameClassAs(nothing).hasMessage(nothing.getMessage());
        assertThat(spelledOtherwise).hasMessage(nothing.getMessage());
        assertType(another, ProblemType.NOT_FOUND);
    }

    @Test
    void aTokenOfNoTenantMayNotReadAny() {
        assertProblem(
                ProblemType.NOT_FOUND,
                HttpMethod.GET,
                items(OWN),
                bearer(claims().claim("role", "analyst").build()));
    }

    @Test
    void aPlatformAdminMayReadAnyTenantAndWriteNone() {
        // given
        String token = bearer(claims().claim("role", "platform-admin").build());

        // then
        assertPasses(HttpMethod.GET, items(OWN), token);
        assertPasses(HttpMethod.GET, "/ops/x", token);
        assertProblem(ProblemType.FORBIDDEN, HttpMethod.POST, items(OWN), token);
    }

    @Test
    void nobodyElseOperates() {
        assertProblem(
                ProblemType.FORBIDDEN,
                HttpMethod.GET,
                "/ops/x",
                bearer(claims().claim("tenant_id", OWN).claim("role", "tenant-admin").build()));
    }

    @Test
    void aMethodThatIsNotThereIsNamedInTheOwnTenantOnly() {
        // given
        String token = bearer(claims().claim("tenant_id", OWN).claim("role", "analyst").build());

        // then
        assertThatThrownBy(() -> call(HttpMethod.PUT, items(OWN), token))
                .isInstanceOf(MethodNotAllowedException.class);
        assertProblem(ProblemType.NOT_FOUND, HttpMethod.PUT, items(OTHER), token);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%2e%2e", "..", "%2F", "%00", "a%2f..%2fb"})
    void noSpellingOfAPathLeadsIntoATenant(String trick) {
        // given
        String token = bearer(claims().claim("tenant_id", OTHER).claim("role", "analyst").build());

        // then
        assertProblem(
                ProblemType.NOT_FOUND,
                HttpMethod.GET,
                "/v1/tenants/" + OTHER + "/" + trick + "/" + OWN + "/items",
                token);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator/health/readiness", "/v3/api-docs"})
    void whatIsPublicNeedsNoToken(String path) {
        assertPasses(HttpMethod.GET, path, null);
    }

    @Test
    void theSchemesCaseDoesNotMatter() {
        // given
        String token = bearer(claims().claim("tenant_id", OWN).claim("role", "analyst").build());

        // then
        assertPasses(HttpMethod.GET, items(OWN), token.replace("Bearer", "bearer"));
    }

    private static String items(String tenant) {
        return "/v1/tenants/" + tenant + "/items";
    }

    private static String bearer(JWTClaimsSet claims) {
        return "Bearer " + ISSUER.sign(claims);
    }

    private static void assertPasses(HttpMethod method, String path, @Nullable String header) {
        assertThat(call(method, path, header)).as("%s %s", method, path).isTrue();
    }

    private static void assertProblem(
            ProblemType type, HttpMethod method, String path, @Nullable String header) {
        assertType(failure(method, path, header), type);
    }

    private static void assertType(Throwable failure, ProblemType type) {
        assertThat(failure)
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.type()).isEqualTo(type));
    }

    private static Throwable failure(HttpMethod method, String path, @Nullable String header) {
        return catchThrowable(() -> call(method, path, header));
    }

    /** Whether the filter let the request through; throws what it answered otherwise. */
    private static boolean call(HttpMethod method, String path, @Nullable String header) {
        MockServerHttpRequest.BaseBuilder<?> request =
                MockServerHttpRequest.method(method, URI.create(path));
        if (header != null) {
            request.header(HttpHeaders.AUTHORIZATION, header);
        }
        boolean[] passed = {false};
        Mono.defer(
                        () ->
                                FILTER.filter(
                                        MockServerWebExchange.from(request),
                                        _ -> Mono.fromRunnable(() -> passed[0] = true)))
                .block();
        return passed[0];
    }
}

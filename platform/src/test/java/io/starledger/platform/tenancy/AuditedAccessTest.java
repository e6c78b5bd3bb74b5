package io.starledger.platform.tenancy;

import static io.starledger.platform.tenancy.AccessRule.allow;
import static io.starledger.platform.tenancy.AccessRule.allowAudited;
import static io.starledger.platform.tenancy.FakeIssuer.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starledger.platform.audit.AuditEntry;
import io.starledger.platform.audit.AuditTrail;
import io.starledger.platform.kafka.NotAcknowledgedException;
import io.starledger.schemas.ids.TenantId;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

import reactor.core.publisher.Mono;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What stands in the audit trail before it is done. */
class AuditedAccessTest {
    private static final TenantId TENANT = new TenantId(UUID.randomUUID());
    private static final String TEMPLATE = "/v1/tenants/{tenantId}/things/{thing}";
    private static final String PATH = "/v1/tenants/" + TENANT + "/things/a";

    @AutoClose private final FakeIssuer issuer = new FakeIssuer();
    private final List<Object> happened = new ArrayList<>();

    @Test
    void whatIsAuditedIsWrittenDownBeforeItIsDone() {
        // when
        call(HttpMethod.PUT, token("tenant-admin"), this::write);

        // then
        assertThat(happened)
                .containsExactly(
                        new AuditEntry.Actor(FakeIssuer.NAME, "ada", "tenant-admin"),
                        TENANT,
                        "PUT " + TEMPLATE,
                        PATH,
                        "done");
    }

    @Test
    void aPlatformAdminLooksAtNoTenantUnseen() {
        // when
        call(HttpMethod.GET, token("platform-admin"), this::write);

        // then
        assertThat(happened).contains("GET " + TEMPLATE).endsWith("done");
    }

    @Test
    void aTenantsOwnReadsAreNotAudited() {
        // when
        call(HttpMethod.GET, token("analyst"), this::write);

        // then
        assertThat(happened).containsExactly("done");
    }

    @Test
    void whatIsRefusedIsNotWrittenDown() {
        // then
        assertThatThrownBy(() -> call(HttpMethod.PUT, token("analyst"), this::write));
        assertThat(happened).isEmpty();
    }

    @Test
    void whatCannotBeWrittenDownIsNotDone() {
        // given
        AuditTrail away = _ -> Mono.error(new NotAcknowledgedException("away", null));

        // then
        assertThatThrownBy(() -> call(HttpMethod.PUT, token("tenant-admin"), away))
                .isInstanceOf(NotAcknowledgedException.class);
        assertThat(happened).isEmpty();
    }

    private Mono<Void> write(AuditEntry entry) {
        return Mono.fromRunnable(
                () ->
                        happened.addAll(
                                List.of(
                                        entry.actor(),
                                        entry.tenant(),
                                        entry.action(),
                                        entry.target())));
    }

    private void call(HttpMethod method, String token, AuditTrail audit) {
        AccessControl access =
                new AccessControl(
                        List.of(
                                allow(HttpMethod.GET, TEMPLATE, Role.ANALYST, Role.PLATFORM_ADMIN),
                                allowAudited(HttpMethod.PUT, TEMPLATE, Role.TENANT_ADMIN)),
                        List.of());
        Mono.defer(
                        () ->
                                new TenancyFilter(
                                                issuer.decoder(),
                                                access,
                                                (_, _, proceed) -> proceed.get(),
                                                audit)
                                        .filter(
                                                MockServerWebExchange.from(
                                                        MockServerHttpRequest.method(method, PATH)
                                                                .header(
                                                                        HttpHeaders.AUTHORIZATION,
                                                                        "Bearer " + token)),
                                                _ -> Mono.fromRunnable(() -> happened.add("done"))))
                .block();
    }

    private String token(String role) {
        return issuer.sign(
                claims().subject("ada")
                        .claim("tenant_id", TENANT.toString())
                        .claim("role", role)
                        .build());
    }
}

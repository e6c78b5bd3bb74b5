package io.starledger.platform.tenancy;

import io.starledger.platform.audit.AuditEntry;
import io.starledger.platform.audit.AuditTrail;
import io.starledger.platform.problem.ProblemException;
import io.starledger.platform.problem.ProblemType;
import io.starledger.schemas.events.TraceParent;
import io.starledger.schemas.ids.TenantId;

import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

import reactor.core.publisher.Mono;

import java.time.Duration;

/**
 * Lets a request through if its bearer token (RFC 6750, section 2.1: the header, nothing else) is
 * of a trusted issuer, its tenant's limit has room and the rules allow what it asks. What is
 * audited is written down first. Before every filter but that of the headers which all answers
 * carry.
 */
final class TenancyFilter implements WebFilter, Ordered {
    private static final String SCHEME = "Bearer ";
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final TrustedIssuersDecoder decoder;
    private final AccessControl access;
    private final Admission admission;
    private final AuditTrail audit;

    TenancyFilter(
            TrustedIssuersDecoder decoder,
            AccessControl access,
            Admission admission,
            AuditTrail audit) {
        this.decoder = decoder;
        this.access = access;
        this.admission = admission;
        this.audit = audit;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 1;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        if (access.isOpen(request)) {
            return chain.filter(exchange);
        }
        String token = token(request);
        if (token == null) {
            return Mono.error(unauthenticated());
        }
        Caller known = decoder.known(token);
        if (known != null) {
            return admit(known, exchange, chain);
        }
        return decoder.decode(token)
                .onErrorMap(BadJwtException.class, _ -> unauthenticated())
                .onErrorMap(JwtException.class, TenancyFilter::cannotTell)
                .flatMap(caller -> admit(caller, exchange, chain));
    }

    /** Whatever is answered afterwards has counted against the tenant's limit. */
    private Mono<Void> admit(Caller caller, ServerWebExchange exchange, WebFilterChain chain) {
        TenantId tenant = caller.tenant();
        return tenant == null
                ? enter(caller, exchange, chain)
                : admission.admit(tenant, exchange, () -> enter(caller, exchange, chain));
    }

    private Mono<Void> enter(Caller caller, ServerWebExchange exchange, WebFilterChain chain) {
        Access allowed = access.require(caller, exchange.getRequest());
        if (!allowed.isAudited()) {
            return chain.filter(exchange);
        }
        AuditEntry.Actor actor =
                new AuditEntry.Actor(caller.issuer(), caller.subject(), allowed.role().claim());
        exchange.getAttributes().put(AuditEntry.Actor.ATTRIBUTE, actor);
        if (allowed.tenant() == null) {
            return chain.filter(exchange);
        }
        return audit.record(entry(allowed, allowed.tenant(), actor, exchange.getRequest()))
                .then(Mono.defer(() -> chain.filter(exchange)));
    }

    private static AuditEntry entry(
            Access allowed, String tenant, AuditEntry.Actor actor, ServerHttpRequest request) {
        return new AuditEntry(
                TenantId.parse(tenant),
                actor,
                allowed.rule().method() + " " + allowed.rule().path(),
                request.getPath().value(),
                TraceParent.continuing(request.getHeaders().getFirst(TraceParent.HEADER)));
    }

    private static @Nullable String token(ServerHttpRequest request) {
        String header = request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? header.substring(SCHEME.length())
                : null;
    }

    private static ProblemException unauthenticated() {
        return ProblemException.of(
                ProblemType.UNAUTHENTICATED,
                "expected a bearer token of a trusted issuer for the audience starledger");
    }

    private static ProblemException cannotTell(Throwable cause) {
        return ProblemException.passing(
                ProblemType.UNAVAILABLE, "the issuer's keys cannot be read", RETRY_AFTER, cause);
    }
}

package io.starledger.platform.tenancy;

import io.starledger.platform.problem.ProblemException;
import io.starledger.platform.problem.ProblemType;

import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

import reactor.core.publisher.Mono;

import java.time.Duration;

/**
 * Lets a request through if its bearer token (RFC 6750, section 2.1: the header, nothing else) is
 * of a trusted issuer and the rules allow what it asks. The first of all filters.
 */
final class TenancyFilter implements WebFilter, Ordered {
    private static final String SCHEME = "Bearer ";
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final TrustedIssuersDecoder decoder;
    private final AccessControl access;

    TenancyFilter(TrustedIssuersDecoder decoder, AccessControl access) {
        this.decoder = decoder;
        this.access = access;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        if (AccessControl.isPublic(request)) {
            return chain.filter(exchange);
        }
        String token = token(request);
        if (token == null) {
            return Mono.error(unauthenticated());
        }
        Jwt known = decoder.known(token);
        if (known != null) {
            access.require(known, request);
            return chain.filter(exchange);
        }
        return decoder.decode(token)
                .onErrorMap(BadJwtException.class, _ -> unauthenticated())
                .onErrorMap(JwtException.class, TenancyFilter::cannotTell)
                .flatMap(
                        jwt -> {
                            access.require(jwt, request);
                            return chain.filter(exchange);
                        });
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

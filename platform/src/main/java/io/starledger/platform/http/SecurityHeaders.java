package io.starledger.platform.http;

import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

import reactor.core.publisher.Mono;

/**
 * Tells browsers and caches what an answer is not for (OWASP's HTTP Headers Cheat Sheet): it is
 * JSON and nothing else, it is nobody's page, and only its reader may keep it. A call that is
 * cached otherwise says so itself. The first of all filters, so that refusals carry them too.
 */
final class SecurityHeaders implements WebFilter, Ordered {
    private static final String CSP = "Content-Security-Policy";
    private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

    /** Swagger UI is a page; it styles itself inline and draws with data URIs. */
    private static final String A_PAGE =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
                    + " frame-ancestors 'none'";

    private static final String PAGES = "/swagger-ui";
    private static final String A_YEAR = "max-age=31536000; includeSubDomains";

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        HttpHeaders headers = exchange.getResponse().getHeaders();
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
        headers.set(CSP, isPage(request) ? A_PAGE : NOTHING);
        if (request.getSslInfo() != null) {
            headers.set("Strict-Transport-Security", A_YEAR);
        }
        return chain.filter(exchange);
    }

    private static boolean isPage(ServerHttpRequest request) {
        String path = request.getPath().value();
        return path.startsWith(PAGES) || path.startsWith("/webjars" + PAGES);
    }
}

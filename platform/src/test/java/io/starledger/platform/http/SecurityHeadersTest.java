package io.starledger.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

import reactor.core.publisher.Mono;

class SecurityHeadersTest {
    private static final String CSP = "Content-Security-Policy";

    @Test
    void anAnswerIsForItsReaderAloneAndIsNoPage() {
        // when
        HttpHeaders headers = headersOf("/v1/tenants");

        // then
        assertThat(headers.getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(headers.getFirst("Cache-Control")).isEqualTo("no-store");
        assertThat(headers.getFirst("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(headers.getFirst(CSP)).startsWith("default-src 'none'");
    }

    @Test
    void withoutTlsNobodyIsToldToUseIt() {
        assertThat(headersOf("/v1/tenants").containsHeader("Strict-Transport-Security")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/swagger-ui", "/swagger-ui/index.html", "/webjars/swagger-ui/x.js"})
    void theOnePageMayLoadItsOwnParts(String path) {
        assertThat(headersOf(path).getFirst(CSP))
                .startsWith("default-src 'self'")
                .contains("frame-ancestors 'none'");
    }

    private static HttpHeaders headersOf(String path) {
        MockServerWebExchange exchange =
                MockServerWebExchange.from(MockServerHttpRequest.get(path));
        new SecurityHeaders().filter(exchange, _ -> Mono.empty()).block();
        return exchange.getResponse().getHeaders();
    }
}

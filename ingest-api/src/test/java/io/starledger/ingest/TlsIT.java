package io.starledger.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.starledger.schemas.ids.TenantId;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.UUID;

import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;

/** The profile tls. */
@ExtendWith(RunningIngest.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TlsIT {
    private Certificate certificate;
    private ConfigurableApplicationContext service;

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        certificate = Certificate.selfSigned(directory);
        service =
                RunningIngest.startAnother(
                        "--spring.profiles.active=tls",
                        "--STARLEDGER_TLS_CERTIFICATE=file:" + certificate.chain(),
                        "--STARLEDGER_TLS_KEY=file:" + certificate.key());
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void aCallOverTls13IsAnsweredAndToldToStayThere() throws Exception {
        // when
        HttpResponse<String> answer = call("TLSv1.3");

        // then
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Strict-Transport-Security"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("max-age="));
    }

    @Test
    void anOlderTlsIsNotSpoken() {
        assertThatIOException()
                .isThrownBy(() -> call("TLSv1.2"))
                .isInstanceOf(SSLHandshakeException.class);
    }

    private HttpResponse<String> call(String protocol) throws IOException, InterruptedException {
        SSLParameters parameters = new SSLParameters();
        parameters.setProtocols(new String[] {protocol});
        String port = service.getEnvironment().getRequiredProperty("local.server.port");
        String path = "/v1/tenants/%s/ratings".formatted(new TenantId(UUID.randomUUID()));
        try (HttpClient client =
                HttpClient.newBuilder()
                        .sslContext(certificate.trusted())
                        .sslParameters(parameters)
                        .build()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("https://localhost:" + port + path)).build(),
                    BodyHandlers.ofString());
        }
    }
}

package io.starledger.cli.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;

import io.starledger.cli.Terminal;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

final class StripeCommandTest {
    private static final String TENANT = "11111111-1111-4111-8111-111111111111";

    @TempDir private Path data;

    private final List<String> signatures = new CopyOnWriteArrayList<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private HttpServer platform;
    private volatile int status = 200;

    @BeforeEach
    void listen() throws IOException {
        platform = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        platform.createContext(
                "/v1/stripe/webhooks",
                exchange -> {
                    signatures.add(exchange.getRequestHeaders().getFirst("Stripe-Signature"));
                    bodies.add(
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8));
                    exchange.sendResponseHeaders(status, -1);
                    exchange.close();
                });
        platform.start();
    }

    @AfterEach
    void stop() {
        platform.stop(0);
    }

    @Test
    void theSecretIsPrintedAndNothingElse() {
        // when
        Terminal first = Terminal.run("stripe", "secret", "--data-dir", data.toString());
        Terminal second = Terminal.run("stripe", "secret", "--data-dir", data.toString());

        // then
        assertThat(first.exitCode()).isZero();
        assertThat(first.out()).matches("whsec_[0-9a-f]{64}\n").isEqualTo(second.out());
        assertThat(first.err()).isEmpty();
    }

    @Test
    void anEventIsSignedAndDelivered() {
        // when
        Terminal terminal = trigger("invoice.paid", "--set", "amount_paid=100");

        // then
        assertThat(terminal.err()).isEmpty();
        assertThat(terminal.exitCode()).isZero();
        assertThat(terminal.out())
                .contains(
                        "invoice.paid",
                        "evt_",
                        "acct_local",
                        "cus_11111111111141118111111111111111")
                .contains("taken by");
        assertThat(signatures).singleElement().asString().matches("t=\\d{10},v1=[0-9a-f]{64}");
        assertThat(bodies)
                .singleElement()
                .satisfies(
                        body ->
                                assertThat(
                                                new JsonMapper()
                                                        .readTree(body)
                                                        .at("/data/object/amount_paid")
                                                        .asInt())
                                        .isEqualTo(100));
    }

    @Test
    void aRefusalIsTold() {
        // given
        status = 400;

        // when
        Terminal terminal = trigger("invoice.paid");

        // then
        assertThat(terminal.exitCode()).isEqualTo(1);
        assertThat(terminal.err()).contains("answered 400").doesNotContain("\tat ");
    }

    @Test
    void aTypeThatNobodyKnowsIsAWrongCommandLine() {
        // when
        Terminal terminal = trigger("invoice.payed");

        // then
        assertThat(terminal.exitCode()).isEqualTo(2);
        assertThat(terminal.err()).contains("'invoice.payed'");
        assertThat(bodies).isEmpty();
    }

    @Test
    void theHelpNamesEveryType() {
        assertThat(Terminal.run("stripe", "trigger", "--help").out().replaceAll("\\s+", ""))
                .contains("checkout.session.completed", "test_helpers.test_clock.ready");
    }

    private Terminal trigger(String... arguments) {
        return Terminal.run(
                Stream.concat(
                                Stream.of("stripe", "trigger"),
                                Stream.concat(
                                        Stream.of(arguments),
                                        Stream.of(
                                                "--tenant",
                                                TENANT,
                                                "--data-dir",
                                                data.toString(),
                                                "--url",
                                                "http://localhost:"
                                                        + platform.getAddress().getPort())))
                        .toArray(String[]::new));
    }
}

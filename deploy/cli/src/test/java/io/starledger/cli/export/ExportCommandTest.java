package io.starledger.cli.export;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.starledger.cli.AnsweringPlatform;
import io.starledger.cli.ExitCode;
import io.starledger.cli.Terminal;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.stream.Stream;

final class ExportCommandTest {
    private static final String TENANT = "11111111-1111-4111-8111-111111111111";
    private static final String ENABLED =
            """
            {"tenant_id":"%1$s","topic":"export.%1$s.ratings.v1","group_prefix":"export.%1$s.",
             "access":"%2$s","principal":%3$s,"mechanism":"SCRAM-SHA-512","password":%4$s,"consumer_bytes_per_second":8388608}\
            """;

    @AutoClose private final AnsweringPlatform platform = new AnsweringPlatform();

    @TempDir private Path data;

    @Test
    void whoEnablesIsShownThePasswordOnce() {
        // given
        String call = "PUT /ops/tenants/" + TENANT + "/export?new_password=false";
        platform.answer(
                call,
                ENABLED.formatted(
                        TENANT, "own_principal", "\"export." + TENANT + '"', "\"s3cret\""),
                ENABLED.formatted(TENANT, "own_principal", "\"export." + TENANT + '"', "null"));

        // when
        Terminal first = run("enable", "--tenant", TENANT);
        Terminal second = run("enable", "--tenant", TENANT);

        // then
        assertThat(first.err()).isEmpty();
        assertThat(first.out().lines())
                .contains(
                        "topic         export." + TENANT + ".ratings.v1",
                        "group ids     export." + TENANT + ".*",
                        "principal     export." + TENANT,
                        "read at most  8,388,608 bytes a second",
                        "sasl.mechanism=SCRAM-SHA-512",
                        "sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule"
                                + " required username=\"export."
                                + TENANT
                                + "\" password=\"s3cret\";");
        assertThat(second.out()).contains("keeps its password").doesNotContain("sasl");
    }

    @Test
    void aPasswordIsReplacedWhenAsked() {
        // when
        run("enable", "--tenant", TENANT, "--new-password");

        // then
        assertThat(platform.calls())
                .containsExactly("PUT /ops/tenants/" + TENANT + "/export?new_password=true");
    }

    @Test
    void whoeverReadsWithoutAnAuthorizerIsTold() {
        // given
        platform.answer(
                "PUT /ops/tenants/" + TENANT + "/export?new_password=false",
                ENABLED.formatted(TENANT, "everybody", "null", "null"));

        // when
        Terminal terminal = run("enable", "--tenant", TENANT);

        // then
        assertThat(terminal.out().lines().toList())
                .last()
                .isEqualTo("No authorizer on this broker: every principal reads everything.");
    }

    @Test
    void exportsAreListedAndThoseThatAreNotFedAreAFinding() {
        // given
        platform.answer(
                "GET /ops/exports",
                """
                {"exports":[
                  {"topic":"export.a.ratings.v1","enabled_at":"2026-11-23T00:00:00Z","enabled_by":"ann","records_behind":7},
                  {"topic":"export.b.ratings.v1","enabled_at":"2026-11-23T00:00:00Z","enabled_by":null,"records_behind":null}]}
                """);

        // when
        Terminal terminal = run("list");

        // then
        assertThat(terminal.out().lines())
                .containsExactly(
                        "topic                enabled               by   behind",
                        "export.a.ratings.v1  2026-11-23T00:00:00Z  ann  7",
                        "export.b.ratings.v1  2026-11-23T00:00:00Z  -    not fed");
        assertThat(terminal.exitCode()).isEqualTo(ExitCode.DONE_WITH_FINDINGS);
    }

    @Test
    void aTopicIsKeptUnlessItsDeletionIsConfirmed() {
        // when
        run("disable", "--tenant", TENANT);
        answering("n\n", () -> run("disable", "--tenant", TENANT, "--delete"));
        answering("y\n", () -> run("disable", "--tenant", TENANT, "--delete"));

        // then
        assertThat(platform.calls())
                .containsExactly(
                        "DELETE /ops/tenants/" + TENANT + "/export?delete_topic=false",
                        "DELETE /ops/tenants/" + TENANT + "/export?delete_topic=true");
    }

    private static void answering(String answer, Runnable command) {
        InputStream terminal = System.in;
        System.setIn(new ByteArrayInputStream(answer.getBytes(UTF_8)));
        try {
            command.run();
        } finally {
            System.setIn(terminal);
        }
    }

    private Terminal run(String... arguments) {
        return Terminal.run(
                Stream.of(
                                Stream.of("export"),
                                Stream.of(arguments),
                                Stream.of("--url", platform.url(), "--data-dir", data.toString()))
                        .flatMap(it -> it)
                        .toArray(String[]::new));
    }
}

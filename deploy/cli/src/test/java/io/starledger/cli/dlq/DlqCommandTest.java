package io.starledger.cli.dlq;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.starledger.cli.AnsweringPlatform;
import io.starledger.cli.Terminal;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.stream.Stream;

final class DlqCommandTest {
    private static final String TENANT = "11111111-1111-4111-8111-111111111111";
    private static final String AS_OF = "2026-11-22T10:00:00.123Z";
    private static final String AS_OF_ENCODED = "2026-11-22T10%3A00%3A00.123Z";
    private static final String PAGE =
            """
            {"open":3,"complete":true,
             "causes":[{"cause":"3f2a90b1c4d5e6f7","topic":"ratings.events.v1","exception":"org.apache.SerializationException",
              "message":"m","letters":3,"first_seen_at":"2026-11-20T00:00:00Z","last_seen_at":"2026-11-21T00:00:00Z"}],
             "tenants":[{"tenant_id":"%1$s","letters":3}],
             "letters":[{"topic":"ratings.events.v1","partition":3,"offset":%2$d,"cause":"3f2a90b1c4d5e6f7","tenant_id":%3$s,
              "tried":2,"last_seen_at":"2026-11-21T00:00:00Z"}],
             "next_cursor":%4$s}\
            """;

    @AutoClose private final AnsweringPlatform platform = new AnsweringPlatform();

    @TempDir private Path data;

    @Test
    void lettersAreListedByCause() {
        // given
        platform.answer(
                "GET /ops/dead-letters?limit=1", PAGE.formatted(TENANT, 7, "null", "\"abc\""));

        // when
        Terminal terminal = run("list");

        // then
        assertThat(terminal.err()).isEmpty();
        assertThat(terminal.out().lines())
                .containsExactly(
                        "cause             letters  topic              exception              "
                                + " first                 last",
                        "3f2a90b1c4d5e6f7  3        ratings.events.v1  SerializationException "
                                + " 2026-11-20T00:00:00Z  2026-11-21T00:00:00Z",
                        "3 open");
    }

    @Test
    void lettersAreListedByTenantAsSelected() {
        // given
        platform.answer(
                "GET /ops/dead-letters?limit=1&topic=ratings.events.v1&cause=3f2a90b1c4d5e6f7&tenant="
                        + TENANT
                        + "&from=2026-11-01T00%3A00%3A00Z&until=2026-11-30T00%3A00%3A00Z&letter=a%2F1%2F2&letter=a%2F1%2F3",
                PAGE.formatted(TENANT, 7, "null", "null"));

        // when
        Terminal terminal =
                run(
                        "list",
                        "--by",
                        "tenant",
                        "--topic",
                        "ratings.events.v1",
                        "--cause",
                        "3f2a90b1c4d5e6f7",
                        "--tenant",
                        TENANT,
                        "--from",
                        "2026-11-01T00:00:00Z",
                        "--until",
                        "2026-11-30T00:00:00Z",
                        "--letter",
                        "a/1/2",
                        "--letter",
                        "a/1/3");

        // then
        assertThat(terminal.out().lines()).contains(TENANT + "  3");
    }

    @Test
    void allPagesOfLettersAreListedInOneTable() {
        // given
        platform.answer(
                "GET /ops/dead-letters?limit=500", PAGE.formatted(TENANT, 7, "null", "\"abc\""));
        platform.answer(
                "GET /ops/dead-letters?limit=500&cursor=abc",
                PAGE.formatted(TENANT, 8, '"' + TENANT + '"', "null"));

        // when
        Terminal terminal = run("list", "--by", "letter");

        // then
        assertThat(terminal.out().lines())
                .containsExactly(
                        "letter                 cause             tenant                           "
                                + "     tried  last",
                        "ratings.events.v1/3/7  3f2a90b1c4d5e6f7  -                                "
                                + "     2      2026-11-21T00:00:00Z",
                        "ratings.events.v1/3/8  3f2a90b1c4d5e6f7  "
                                + TENANT
                                + "  2      2026-11-21T00:00:00Z",
                        "3 open");
    }

    @Test
    void aLetterIsShown() {
        // given
        platform.answer(
                "GET /ops/dead-letters/ratings.events.v1/3/7",
                """
                {"letter":{"cause":"3f2a","exception":"E","tenant_id":null,"first_seen_at":"a","last_seen_at":"b","tried":2,"readers":["billing-quotas"]},
                 "detail":"it is broken","stacktrace":"at x","retry_refused":null,"key":"k","headers":{"ce_id":"42"},"event":null,"value_base64":"cG9pc29u","value_bytes":6}
                """);

        // when
        Terminal terminal = run("show", "ratings.events.v1/3/7");
        Terminal wrong = run("show", "7");

        // then
        assertThat(terminal.out().lines())
                .contains(
                        "letter     ratings.events.v1/3/7",
                        "message    it is broken",
                        "tried      2",
                        "reader     billing-quotas",
                        "header     ce_id: 42",
                        "value      cG9pc29u",
                        "at x");
        assertThat(terminal.out()).doesNotContain("no retry", "event ");
        assertThat(wrong.exitCode()).isEqualTo(2);
    }

    @Test
    void aRetryIsShownFirstAndDoneCallByCall() {
        // given
        platform.answer(
                "POST /ops/dead-letters/retry?dry_run=true&tenant=" + TENANT, effect(700, 0));
        platform.answer(
                "POST /ops/dead-letters/retry?dry_run=false&tenant="
                        + TENANT
                        + "&until="
                        + AS_OF_ENCODED,
                effect(500, 200),
                effect(200, 0));

        // when
        Terminal terminal = run("retry", "--tenant", TENANT, "--yes");

        // then
        assertThat(terminal.exitCode()).isZero();
        assertThat(terminal.out().lines())
                .containsExactly(
                        "topic              letters",
                        "ratings.events.v1  700",
                        "Of 1 tenants.",
                        "700 of 700 letters were retried.");
        assertThat(platform.calls()).hasSize(3);
    }

    @Test
    void withoutAYesNothingIsDone() {
        // given
        platform.answer("POST /ops/dead-letters/discard?dry_run=true", effect(7, 0));
        platform.answer(
                "POST /ops/dead-letters/discard?dry_run=false&until=" + AS_OF_ENCODED,
                effect(7, 0));

        // when
        Terminal no = answering("n\n", "discard");
        Terminal nobody = answering("", "discard");

        // then
        assertThat(Stream.of(no, nobody).map(Terminal::exitCode)).containsOnly(1);
        assertThat(no.out()).contains("Discard 7 letters? [y/N] ", "Nothing was done.");
        assertThat(platform.calls()).containsOnly("POST /ops/dead-letters/discard?dry_run=true");

        // when
        Terminal yes = answering("y\n", "discard");

        // then
        assertThat(yes.exitCode()).isZero();
        assertThat(yes.out()).contains("7 of 7 letters were discarded.");
    }

    @Test
    void whatCannotBeRetriedIsSaidWithWhatToDoInstead() {
        // given
        platform.answer(
                "POST /ops/dead-letters/retry?dry_run=true",
                """
                {"letters":0,"topics":[],"tenants":0,"refused":[{"reason":"rebuild the view","letters":3}],"left":0,"as_of":"%s"}
                """
                        .formatted(AS_OF));

        // when
        Terminal terminal = run("retry", "--yes");

        // then
        assertThat(terminal.exitCode()).isEqualTo(3);
        assertThat(terminal.out())
                .contains("Not 3: rebuild the view.", "There is nothing to retry.");
        assertThat(platform.calls()).hasSize(1);
    }

    private static String effect(int letters, int left) {
        return """
        {"letters":%d,"topics":[{"topic":"ratings.events.v1","letters":%d}],"tenants":1,"refused":[],"left":%d,"as_of":"%s"}
        """
                .formatted(letters, letters, left, AS_OF);
    }

    private Terminal answering(String typed, String... arguments) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(typed.getBytes(UTF_8)));
        try {
            return run(arguments);
        } finally {
            System.setIn(before);
        }
    }

    private Terminal run(String... arguments) {
        return Terminal.run(
                Stream.of(
                                Stream.of("dlq"),
                                Stream.of(arguments),
                                Stream.of("--url", platform.url(), "--data-dir", data.toString()))
                        .flatMap(it -> it)
                        .toArray(String[]::new));
    }
}

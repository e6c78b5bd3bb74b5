package io.starledger.cli.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.cli.AnsweringPlatform;
import io.starledger.cli.Terminal;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.stream.Stream;

final class TenantsCommandTest {
    private static final String TENANT = "11111111-1111-4111-8111-111111111111";
    private static final String OTHER = "22222222-2222-4222-8222-222222222222";
    private static final String LISTED =
            """
            {"tenant_id":"%s","plan":"%s","status":"active","access":"full","used":8,"ratings_per_month":%s,"reached_percent":80}\
            """;
    private static final String SHOWN =
            """
            {"tenant_id":"%s","billing":{"plan":"starter","status":"active",
             "scheduled":[{"from":"2026-12-01T00:00:00Z","plan":"free","status":"none"}],
             "grants":[{"grant_id":"goodwill","ratings_per_month":500,"ends_at":"2026-12-24T00:00:00Z"}],
             "money":[{"currency":"usd","paid_minor":4900,"owed_minor":1200}],
             "suspended_by":[{"account":"acct_1","kind":"invoice","object_id":"in_1"}]},
             "quota":{"plan":"starter","access":"read_only","limits":{"ratings_per_month":10,"ratings_per_second":null},
             "used":8,"reached_percent":80,"period":{"starts_at":"2026-11-01T00:00:00Z","ends_at":"2026-12-01T00:00:00Z"}},
             "customers":[{"account":"acct_1","customer":"cus_1","linked_by":"operator","linked_at":"2026-11-02T00:00:00Z"}]}\
            """
                    .formatted(TENANT);

    @TempDir private Path data;

    @AutoClose private final AnsweringPlatform platform = new AnsweringPlatform();

    @Test
    void allPagesAreListedInOneTable() {
        // given
        platform.answer(
                "GET /ops/tenants?limit=500",
                "{\"tenants\":[%s],\"next_cursor\":\"abc\"}"
                        .formatted(LISTED.formatted(TENANT, "starter", "10")));
        platform.answer(
                "GET /ops/tenants?limit=500&cursor=abc",
                "{\"tenants\":[%s],\"next_cursor\":null}"
                        .formatted(LISTED.formatted(OTHER, "enterprise", "null")));

        // when
        Terminal terminal = run("list");

        // then
        assertThat(terminal.err()).isEmpty();
        assertThat(terminal.exitCode()).isZero();
        assertThat(terminal.out().lines())
                .containsExactly(
                        "tenant                                plan        status  access  used  of"
                                + "   reached",
                        TENANT + "  starter     active  full    8     10   80%",
                        OTHER + "  enterprise  active  full    8     any  80%");
    }

    @Test
    void asJsonEveryTenantIsALine() {
        // given
        String listed = LISTED.formatted(TENANT, "starter", "10");
        platform.answer(
                "GET /ops/tenants?limit=500",
                "{\"tenants\":[%s],\"next_cursor\":null}".formatted(listed));

        // when
        Terminal terminal = run("list", "--json");

        // then
        assertThat(terminal.out()).isEqualTo(listed + System.lineSeparator());
    }

    @Test
    void aTenantIsShownWithMoneyAndCustomers() {
        // given
        platform.answer("GET /ops/tenants/" + TENANT, SHOWN);

        // when
        Terminal terminal = run("show", TENANT);

        // then
        assertThat(terminal.err()).isEmpty();
        assertThat(terminal.out())
                .contains(
                        "plan       starter",
                        "access     read_only",
                        "a second   any ratings",
                        "used       8 of 10 (80% reached)",
                        "then       free, none from 2026-12-01T00:00:00Z",
                        "granted    goodwill: 500 ratings a month more, until 2026-12-24T00:00:00Z",
                        "money      usd: 4900 paid, 1200 owed, in minor units",
                        "suspended  by the invoice in_1",
                        "customer   cus_1 of acct_1, by operator since 2026-11-02T00:00:00Z");
    }

    @Test
    void aPlanIsShownWithoutMoney() {
        // given
        platform.answer("GET /ops/tenants/" + TENANT, SHOWN);

        // when
        Terminal terminal = run("plan", TENANT);

        // then
        assertThat(terminal.out()).contains("plan       starter").doesNotContain("money", "cus_1");
    }

    @Test
    void aCustomerIsLinkedMovedAndUnlinked() {
        // when
        Terminal linked = run("link", TENANT, "cus_1");
        Terminal moved = run("link", TENANT, "cus_1", "--account", "acct_2", "--from", OTHER);
        Terminal ended = run("link", TENANT, "cus_1", "--end");

        // then
        assertThat(Stream.of(linked, moved, ended).map(Terminal::exitCode)).containsOnly(0);
        assertThat(platform.calls())
                .containsExactly(
                        "PUT /ops/tenants/%s/customers/acct_local/cus_1".formatted(TENANT),
                        "PUT /ops/tenants/%s/customers/acct_2/cus_1?from=%s"
                                .formatted(TENANT, OTHER),
                        "DELETE /ops/tenants/%s/customers/acct_local/cus_1".formatted(TENANT));
        assertThat(linked.out()).contains("cus_1 is " + TENANT + "'s");
    }

    @Test
    void toMoveAndToEndIsWrong() {
        // when
        Terminal terminal = run("link", TENANT, "cus_1", "--from", OTHER, "--end");

        // then
        assertThat(terminal.exitCode()).isEqualTo(2);
        assertThat(platform.calls()).isEmpty();
    }

    @Test
    void aGrantIsGivenAndTakenBack() {
        // when
        Terminal given =
                run(
                        "grant",
                        TENANT,
                        "goodwill",
                        "--until",
                        "2026-12-24T00:00:00Z",
                        "--ratings-per-month",
                        "500",
                        "--retention",
                        "24h");
        Terminal ended = run("grant", TENANT, "goodwill", "--end");

        // then
        assertThat(given.err()).isEmpty();
        assertThat(given.out()).contains(TENANT + " has goodwill until 2026-12-24T00:00:00Z");
        assertThat(ended.exitCode()).isZero();
        assertThat(platform.calls())
                .containsExactly(
                        "PUT /ops/tenants/%s/grants/goodwill?until=2026-12-24T00:00:00Z&ratings_per_month=500&ratings_per_second=0&requests_per_minute=0&retention_seconds=86400"
                                .formatted(TENANT),
                        "DELETE /ops/tenants/%s/grants/goodwill".formatted(TENANT));
    }

    @Test
    void aGrantHasAnEndAndAName() {
        // when
        Terminal endless = run("grant", TENANT, "goodwill", "--ratings-per-month", "500");
        Terminal neither = run("grant", TENANT, "goodwill");
        Terminal unnamed = run("grant", TENANT, "a/b", "--end");

        // then
        assertThat(Stream.of(endless, neither, unnamed).map(Terminal::exitCode)).containsOnly(2);
        assertThat(platform.calls()).isEmpty();
    }

    @Test
    void whatWaitsIsPrintedWithItsAge() {
        // given
        platform.answer(
                "GET /ops/parked",
                "{\"parked\":[{\"account\":\"acct_1\",\"waiting_for\":\"customer\",\"id\":\"cus_9\",\"count\":3,\"age\":60}]}");

        // when
        Terminal terminal = run("parked");

        // then
        assertThat(terminal.out().lines())
                .containsExactly(
                        "account  waiting for  id     events  for",
                        "acct_1   customer     cus_9  3       60 s");
    }

    private Terminal run(String... arguments) {
        return Terminal.run(
                Stream.of(
                                Stream.of("tenants"),
                                Stream.of(arguments),
                                Stream.of("--url", platform.url(), "--data-dir", data.toString()))
                        .flatMap(it -> it)
                        .toArray(String[]::new));
    }
}

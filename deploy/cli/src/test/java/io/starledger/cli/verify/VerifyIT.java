package io.starledger.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.starledger.cli.Terminal;
import io.starledger.cli.up.FreePorts;
import io.starledger.embedded.PostgresAddress;
import io.starledger.embedded.ProgressListener;
import io.starledger.local.LocalPlatform;
import io.starledger.local.LocalSettings;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One platform for all, whose views are right until a test has tampered with them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class VerifyIT {
    private static final String TENANT = "11111111-1111-4111-8111-111111111111";

    private final int offset = FreePorts.offset();
    private LocalPlatform platform;
    private Path data;

    @BeforeAll
    void start(@TempDir Path directory) {
        data = directory;
        platform =
                LocalPlatform.begin(LocalSettings.in(data, 8080, offset), ProgressListener.SILENT)
                        .awaitReady();
        Terminal demo =
                Terminal.run(
                        "demo",
                        "--tenant",
                        TENANT,
                        "--url",
                        platform.url().toString(),
                        "--data-dir",
                        data.toString());
        assertThat(demo.exitCode()).as(demo.err()).isZero();
    }

    @AfterAll
    void stop() {
        platform.close();
    }

    @Test
    @Order(1)
    void viewsThatWereMadeOfTheLogAreEqualToIt() {
        Terminal terminal = verify("2m");

        assertThat(terminal.out()).endsWith("No difference.\n");
        assertThat(terminal.exitCode()).isZero();
    }

    @Test
    void everyRowThatIsNotWhatTheLogSaysIsNamed() throws SQLException {
        // given
        String item = TENANT + "/salt-and-signal";
        try (Tampering tampering = new Tampering(offset)) {
            tampering.sql(
                    "update ratings.items set count_5 = count_5 + 1 where item_id ="
                            + " 'salt-and-signal'");
            tampering.sql(
                    "update ratings.ratings set score = 6 - score where item_id = 'echoes-of-tin'"
                            + " and score <> 3");
            tamperWithComments(tampering);
            tampering.sql("delete from ratings.items where item_id = 'river-of-brass'");
            tamperWithHistory(tampering);
            tamperWithUse(tampering);
            tampering.redis("ratings:item:{" + item + "}", "item", "1 0 0 0 0 1 -");
            tampering.redis("ratings:item:{" + TENANT + "/no-such}", "item", "1 0 0 0 0 1 -");

            // when
            Terminal terminal = verify("5s");

            // then
            assertThat(terminal.exitCode()).isEqualTo(3);
            assertThat(terminal.out())
                    .contains("ratings.items " + item + ": count_5: expected")
                    .contains("ratings.items " + item + ": what derives from its counts")
                    .contains("ratings.items " + TENANT + "/river-of-brass: expected {")
                    .contains("ratings.ratings " + TENANT + "/echoes-of-tin/reader-")
                    .contains("but was Never said")
                    .contains("ratings.standings " + TENANT + "/echoes-of-tin/reader-")
                    .contains("ratings.changes " + item + ": what it changes by does not add up")
                    .contains("expected a fact of the log but offset 1000000000 is not in it")
                    .containsPattern(
                            "billing.usage " + TENANT + "/.*: ratings: expected \\d+ but was 1")
                    .containsPattern(
                            "billing.usage_hours "
                                    + TENANT
                                    + "/\\S+:00:00Z: ratings: expected \\d+ but was 1")
                    .contains("Redis ratings:item " + item + ": count_1: expected")
                    .contains("Redis ratings:item " + TENANT + "/no-such: expected no row but was")
                    .endsWith("The views are not what the log says.\n");
        }
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void thoseOfTheGenerationsThatServeAreCompared() throws SQLException {
        // given
        for (String projection : List.of("ratings", "billing")) {
            replay(projection, "start");
            await("all that is in the log")
                    .atMost(Duration.ofMinutes(1))
                    .untilAsserted(
                            () -> replay(projection, "promote", "--accept-difference", "a test"));
        }
        Terminal equal = verify("2m");
        try (Tampering tampering = new Tampering(offset)) {
            tampering.sql(
                    "update ratings_g2.items set count_5 = count_5 + 1 where item_id ="
                            + " 'salt-and-signal'");
            tampering.sql("update billing_g2.usage_hours set ratings = 1");
            tampering.redis("ratings-g2:item:{" + TENANT + "/no-such}", "item", "1 0 0 0 0 1 -");

            // when
            Terminal different = verify("20s");

            // then
            assertThat(equal.out()).endsWith("No difference.\n");
            assertThat(different.out())
                    .contains("ratings.items " + TENANT + "/salt-and-signal: count_5: expected")
                    .contains("billing.usage_hours " + TENANT)
                    .contains("Redis ratings:item " + TENANT + "/no-such: expected no row but was");
        }
    }

    private void replay(String projection, String command, String... options) {
        List<String> arguments = new ArrayList<>(List.of("replay", command));
        arguments.addAll(List.of(options));
        arguments.addAll(
                List.of(
                        "--projection",
                        projection,
                        "--url",
                        platform.url().toString(),
                        "--data-dir",
                        data.toString()));
        Terminal terminal = Terminal.run(arguments.toArray(String[]::new));
        assertThat(terminal.exitCode()).as(terminal.err()).isZero();
    }

    private static void tamperWithComments(Tampering tampering) throws SQLException {
        tampering.sql(
                "update ratings.comments set text = 'Never said' where item_id ="
                        + " 'echoes-of-tin'");
        tampering.sql(
                "update ratings.comments set source_offset = 1000000000 where item_id ="
                        + " 'salt-and-signal'");
    }

    private static void tamperWithHistory(Tampering tampering) throws SQLException {
        tampering.sql(
                "update ratings.standings set score = 6 - score where item_id ="
                        + " 'echoes-of-tin' and score <> 3");
        tampering.sql(
                "update ratings.changes set count_5 = count_5 + 1 where item_id ="
                        + " 'salt-and-signal' and width = 3600");
    }

    private static void tamperWithUse(Tampering tampering) throws SQLException {
        tampering.sql("update billing.usage set periods = jsonb_set(periods, '{0,ratings}', '1')");
        tampering.sql("update billing.usage_hours set ratings = 1");
    }

    @Test
    void aShardNamedTwiceIsAClearError() {
        String url =
                "%s?user=%s&password=%s"
                        .formatted(
                                platform.stack().addresses().postgres().jdbcUrl(),
                                PostgresAddress.WRITER,
                                PostgresAddress.PASSWORD);

        Terminal terminal =
                Terminal.run(
                        "verify",
                        "--postgres",
                        url,
                        "--postgres",
                        url,
                        "--port-offset",
                        Integer.toString(offset));

        assertThat(terminal.exitCode()).isEqualTo(1);
        assertThat(terminal.err())
                .contains(
                        "expected one of the 2 Postgres shards to have the slot 0 but several have")
                .doesNotContain("\tat ");
    }

    @Test
    void aStoreThatIsNotThereIsAClearError() {
        Terminal terminal =
                Terminal.run(
                        "verify",
                        "--redis",
                        "redis://127.0.0.1:1",
                        "--port-offset",
                        Integer.toString(offset));

        assertThat(terminal.exitCode()).isEqualTo(1);
        assertThat(terminal.err())
                .contains("cannot read Redis: ")
                .contains("Is the platform up")
                .doesNotContain("\tat ");
    }

    /** Use that was tampered with never comes as far as the log: all of {@code wait} passes. */
    private Terminal verify(String wait) {
        return Terminal.run("verify", "--port-offset", Integer.toString(offset), "--wait", wait);
    }
}

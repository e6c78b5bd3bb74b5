package io.starledger.cli.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.cli.Terminal;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

final class ImportCommandTest {
    private static final String TENANT = "11111111-1111-4111-8111-111111111111";
    private static final String MAP = "user_id=user,item_id=item,score=stars";

    @TempDir private Path directory;
    private FakePlatform platform;

    @BeforeEach
    void start() throws IOException {
        platform = FakePlatform.start();
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void everyRowIsSentInTheFilesOrderInBoundedBatches() throws IOException {
        Terminal terminal = run(rows(12_001));

        assertThat(terminal.exitCode()).isZero();
        assertThat(terminal.out()).startsWith("12,001 read, 12,001 accepted, 0 rejected in ");
        assertThat(platform.batches())
                .allSatisfy(batch -> assertThat(batch).hasSizeLessThanOrEqualTo(5_000));
        assertThat(platform.lines())
                .hasSize(12_001)
                .element(12_000)
                .asString()
                .contains("\"user_id\":\"u12000\"");
    }

    @Test
    void aSecondRunSendsTheSameKeys() throws IOException {
        // given
        Path file = rows(100);

        // when
        run(file);
        run(file);

        // then
        assertThat(platform.batches()).hasSize(2);
        assertThat(platform.batches().getFirst()).isEqualTo(platform.batches().getLast());
    }

    @Test
    void badRowsAreKeptWithTheirLineAndWhyAndStopNothing() throws IOException {
        // given
        Path file =
                write(
                        """
                        user,item,stars
                        ada,book-1,5
                        bob,book-1
                        eve,"a,b",4
                        mia,book-2,6
                        zoe,book-2,1
                        """);

        // when
        Terminal terminal = run(file);

        // then
        assertThat(terminal.exitCode()).isEqualTo(3);
        assertThat(terminal.out()).startsWith("5 read, 2 accepted, 3 rejected in ");
        assertThat(platform.lines()).hasSize(2);
        assertThat(Files.readString(rejected(file)))
                .isEqualTo(
                        """
                        line,reason,user,item,stars
                        3,expected 3 fields but was 2,bob,book-1
                        4,"expected item_id of 1-128 characters of A-Z a-z 0-9 . _ : - but was 'a,b'",eve,"a,b",4
                        5,expected score to be a whole number from 1 up to 5 but was '6',mia,book-2,6
                        """
                                .replace("\n", "\r\n"));
    }

    @Test
    void rowsThatThePlatformRejectsAreKeptWithItsReason() throws IOException {
        // given
        platform.answering(
                200,
                """
                {"accepted": 2, "rejected_count": 1, "rejected": [{"line": 2, "type": "urn:x", "detail": "/comment: too long"}]}
                """);

        // when
        Path file = rows(3);
        Terminal terminal = run(file);

        // then
        assertThat(terminal.out()).startsWith("3 read, 2 accepted, 1 rejected in ");
        assertThat(Files.readString(rejected(file))).contains("3,/comment: too long,u1,i1,2");
    }

    @Test
    void rejectionsThatAnAnswerDoesNotListAreAskedForAgainInSmallerBatches() throws IOException {
        // given
        platform.answering(
                        200,
                        "{\"accepted\": 2, \"rejected_count\": 2, \"rejected\": [{\"line\": 1,"
                                + " \"detail\": \"a\"}]}")
                .answering(
                        200,
                        "{\"accepted\": 1, \"rejected_count\": 1, \"rejected\": [{\"line\": 1,"
                                + " \"detail\": \"a\"}]}")
                .answering(
                        200,
                        "{\"accepted\": 1, \"rejected_count\": 1, \"rejected\": [{\"line\": 2,"
                                + " \"detail\": \"b\"}]}");

        // when
        Path file = rows(4);
        Terminal terminal = run(file);

        // then
        assertThat(terminal.out()).startsWith("4 read, 2 accepted, 2 rejected in ");
        assertThat(Files.readString(rejected(file))).contains("2,a,u0").contains("5,b,u3");
    }

    @Test
    void rowsThatTheTenantsLimitKeptOutAreSentAgain() throws IOException {
        // given
        platform.answering(
                200,
                "{\"accepted\": 1, \"rejected_count\": 4, \"resend_from\": 3, \"rejected\":"
                        + " [{\"line\": 2, \"detail\": \"a\"}, {\"line\": 3, \"detail\": \"too"
                        + " many\"}]}");

        // when
        Path file = rows(5);
        Terminal terminal = run(file);

        // then
        assertThat(terminal.out()).startsWith("5 read, 4 accepted, 1 rejected in ");
        assertThat(platform.batches().getLast()).hasSize(3).first().asString().contains("\"u2\"");
        assertThat(Files.readString(rejected(file))).contains("3,a,u1").doesNotContain("too many");
    }

    @Test
    void anImportWithoutRejectionsLeavesNoFileOfAnEarlierOne() throws IOException {
        // given
        Path file = rows(3);
        Files.writeString(rejected(file), "line,reason\n");

        // when
        run(file);

        // then
        assertThat(rejected(file)).doesNotExist();
    }

    @Test
    void aBatchWhoseFateIsUnknownIsSentAgainBeforeTheNext() throws IOException {
        // given
        platform.answering(503, "away").answering(429, "slow down");

        // when
        Terminal terminal = run(rows(6_000));

        // then
        assertThat(terminal.exitCode()).isZero();
        assertThat(terminal.err()).contains("answered 503: away; trying again in 0.2 s (1 of 19)");
        assertThat(platform.lines()).hasSize(6_000).first().asString().contains("\"u0\"");
    }

    @Test
    void aRefusalStopsTheImportAndTellsHowFarItGot() throws IOException {
        // given
        platform.answering(200, "{\"accepted\": 5000, \"rejected_count\": 0, \"rejected\": []}")
                .answering(401, "who are you");

        // when
        Terminal terminal = run(rows(6_000));

        // then
        assertThat(terminal.exitCode()).isEqualTo(1);
        assertThat(terminal.err())
                .contains("answered 401: who are you")
                .contains("name the --data-dir it was started with")
                .contains("Stopped after: 5,000 read, 5,000 accepted")
                .contains("Mend it and run the same command again")
                .doesNotContain("\tat ");
    }

    @Test
    void aColumnThatIsNotThereIsNamedWithThoseThatAre() throws IOException {
        Terminal terminal = run(write("user,book,stars\nada,book-1,5\n"));

        assertThat(terminal.exitCode()).isEqualTo(2);
        assertThat(terminal.err())
                .contains("the file has the columns 'user', 'book', 'stars'")
                .contains("'item' for item_id is not among them");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        Terminal terminal = run(directory.resolve("none.csv"));

        assertThat(terminal.exitCode()).isEqualTo(1);
        assertThat(terminal.err()).contains("expected a file at").doesNotContain("\tat ");
    }

    private Terminal run(Path file) {
        return Terminal.run(
                "import",
                file.toString(),
                "--tenant",
                TENANT,
                "--map",
                MAP,
                "--url",
                platform.url(),
                "--data-dir",
                directory.resolve("data").toString());
    }

    private Path rows(int count) throws IOException {
        return write(
                IntStream.range(0, count)
                        .mapToObj(i -> "u%d,i%d,%d".formatted(i, i % 100, i % 5 + 1))
                        .collect(Collectors.joining("\n", "user,item,stars\n", "\n")));
    }

    private Path write(String text) throws IOException {
        return Files.writeString(directory.resolve("file.csv"), text);
    }

    private static Path rejected(Path file) {
        return file.resolveSibling("file.csv.rejected.csv");
    }
}

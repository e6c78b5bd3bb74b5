package io.starledger.cli.up;

import io.starledger.cli.DataDirectoryOption;
import io.starledger.embedded.Part;
import io.starledger.embedded.PartProgress;
import io.starledger.embedded.ProgressListener;
import io.starledger.embedded.StackException;

import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;

/** What {@code up} shows: a line for each thing that is ready or went wrong. Thread-safe. */
final class StartScreen implements ProgressListener {
    private static final String READY = "  @|green ✓|@ %-16s%6.1f s";
    private static final String FAILED = "  @|red ✗|@ %-16s%6.1f s";
    private static final String TRY =
            """

            Try it:
              TENANT=5f0c954e-1d6c-4b1d-8f5a-9d3f0a1c7e11
              TOKEN=$(./starledger token --tenant $TENANT --role tenant-admin%2$s)
              curl -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' \\
                -d '{"user_id": "ada", "item_id": "book-1", "score": 5, "comment": "Twice!"}' \\
                %1$s/v1/tenants/$TENANT/ratings
              curl -H "Authorization: Bearer $TOKEN" \\
                %1$s/v1/tenants/$TENANT/items/book-1/rating

            Or ./starledger demo%2$s, and %1$s/swagger-ui for every call.
            Logs are in %3$s. Ctrl-C stops everything.
            """;

    private final PrintWriter out;
    private final Ansi ansi;
    private final DataDirectoryOption data;
    private final long begin = System.nanoTime();

    StartScreen(CommandLine command, DataDirectoryOption data) {
        this.out = command.getOut();
        this.ansi = command.getColorScheme().ansi();
        this.data = data;
    }

    void begin() {
        print("Starting Starledger in " + data.path());
    }

    @Override
    public void on(PartProgress progress) {
        switch (progress.state()) {
            case STARTING -> {}
            case READY -> step(READY, progress.part().title(), progress.after());
            case FAILED -> step(FAILED, progress.part().title(), progress.after());
        }
    }

    void ready(URI url) {
        step(READY, "Services", Duration.ofNanos(System.nanoTime() - begin));
        print("Starledger is ready on " + url);
        print(TRY.formatted(url, data.asOption(), data.path().resolve("logs")).stripTrailing());
    }

    void ended(Part part) {
        print(
                "%s ended by itself; starting it again. Its log: %s"
                        .formatted(part.name().title(), part.logFile()));
    }

    void back(Part part, Duration after) {
        step(READY, part.name().title(), after);
    }

    void failed(StackException failure) {
        print(String.valueOf(failure.getMessage()));
    }

    void stopping() {
        print("Stopping");
    }

    void stopped() {
        print("Stopped");
    }

    private void step(String line, String what, Duration after) {
        print(ansi.string(String.format(Locale.ROOT, line, what, after.toMillis() / 1_000.0)));
    }

    private synchronized void print(String line) {
        out.println(line);
        out.flush();
    }
}

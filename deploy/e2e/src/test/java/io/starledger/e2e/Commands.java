package io.starledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.cli.Starledger;

import picocli.CommandLine;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Runs commands against a platform as a person would. */
record Commands(PlatformUnderTest platform) {

    /** Imports the file, all of whose rows must be accepted. */
    void importing(Tenant tenant, Path file) {
        run(
                List.of(
                        "import",
                        file.toString(),
                        "--tenant",
                        tenant.id().toString(),
                        "--map",
                        "user_id=user,item_id=item,score=stars,rated_at=time",
                        "--url",
                        platform.writes().toString()));
    }

    /** Plays Stripe: {@code changes} to the event's object as {@code path=value}. */
    void trigger(Tenant tenant, String type, String... changes) {
        List<String> command = new ArrayList<>(List.of("stripe", "trigger", type));
        command.addAll(List.of("--tenant", tenant.id().toString()));
        command.addAll(List.of("--url", platform.webhooks().toString()));
        Stream.of(changes).forEach(change -> command.addAll(List.of("--set", change)));
        run(command);
    }

    /** {@code replay} with these words. */
    void replay(String... words) {
        List<String> command = new ArrayList<>(List.of("replay"));
        command.addAll(List.of(words));
        command.addAll(List.of("--url", platform.reads().toString()));
        run(command);
    }

    /** Every view row equals an independent fold of the log. */
    void verify() {
        verify(List.of());
    }

    /** As {@link #verify()}, with the JDBC URL of each shard. */
    void verify(List<String> shards) {
        List<String> command = new ArrayList<>(List.of("verify", "--wait", "30m"));
        command.addAll(List.of("--port-offset", Integer.toString(platform.portOffset())));
        shards.forEach(shard -> command.addAll(List.of("--postgres", shard)));
        run(command);
    }

    private void run(List<String> command) {
        List<String> arguments = new ArrayList<>(command);
        arguments.addAll(List.of("--data-dir", platform.dataDirectory().toString()));
        StringWriter printed = new StringWriter();
        CommandLine line =
                Starledger.commandLine()
                        .setOut(new PrintWriter(printed))
                        .setErr(new PrintWriter(printed));
        assertThat(line.execute(arguments.toArray(String[]::new)))
                .as(() -> arguments + "\n" + printed)
                .isZero();
    }
}

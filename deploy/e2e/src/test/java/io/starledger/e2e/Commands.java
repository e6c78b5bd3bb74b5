package io.starledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.cli.Starledger;

import picocli.CommandLine;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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

    /** Every view row equals an independent fold of the log. */
    void verify() {
        run(List.of("verify", "--port-offset", Integer.toString(platform.portOffset())));
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

package io.starledger.cli.verify;

import static java.util.Objects.requireNonNull;

import io.starledger.cli.CommandFailedException;
import io.starledger.cli.DataDirectoryOption;
import io.starledger.cli.ExitCode;
import io.starledger.cli.ProgressBars;

import me.tongfei.progressbar.ProgressBar;

import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;

/** Tells whether every row of every view is what the log says, and names each that is not. */
@Command(
        name = "verify",
        description = "Folds the log by plain code and compares every row of the views with it.",
        mixinStandardHelpOptions = true)
public final class VerifyCommand implements Callable<Integer> {
    @Mixin private StoresOption stores = new StoresOption();

    /** Taken like by every command, and not needed: the stores are found by their ports. */
    @SuppressWarnings("unused")
    @Mixin
    private DataDirectoryOption data = new DataDirectoryOption();

    @Option(
            names = "--wait",
            paramLabel = "TIME",
            defaultValue = "60s",
            description = "For views to come as far as the log (default: ${DEFAULT-VALUE}).")
    private Duration wait = Duration.ofSeconds(60);

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        CommandLine command = requireNonNull(spec).commandLine();
        CatchUp catchUp = new CatchUp(wait, command.getErr());
        Findings findings = verify(command, catchUp);
        findings.lines().forEach(command.getOut()::println);
        if (catchUp.gaveUp()) {
            command.getOut().println("The views did not come as far as the log in the time given.");
        }
        command.getOut()
                .println(
                        findings.areNone()
                                ? "No difference."
                                : "The views are not what the log says.");
        return findings.areNone() ? ExitCode.DONE : ExitCode.DONE_WITH_FINDINGS;
    }

    private Findings verify(CommandLine command, CatchUp catchUp) {
        try (LogReader log = stores.log();
                Views views = stores.views(log);
                ProgressBar bar =
                        ProgressBars.on(command.getErr()).setTaskName("Folding").build()) {
            return new Verification(log, views, catchUp).run(bar);
        } catch (SQLException e) {
            throw failed("Postgres", e);
        } catch (KafkaException e) {
            throw failed("Kafka", e);
        } catch (StoreUnreadableException e) {
            throw new CommandFailedException(hint(String.valueOf(e.getMessage())), e);
        }
    }

    private static CommandFailedException failed(String store, Exception cause) {
        return new CommandFailedException(
                hint("cannot read %s: %s".formatted(store, cause.getMessage())), cause);
    }

    private static String hint(String what) {
        return what + "\nIs the platform up, and is --port-offset that of its start?";
    }
}

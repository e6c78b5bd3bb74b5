package io.starledger.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;

import io.starledger.cli.bench.BenchCommand;
import io.starledger.cli.demo.DemoCommand;
import io.starledger.cli.dlq.DlqCommand;
import io.starledger.cli.export.ExportCommand;
import io.starledger.cli.importing.ImportCommand;
import io.starledger.cli.replay.ReplayCommand;
import io.starledger.cli.stripe.StripeCommand;
import io.starledger.cli.tenants.TenantsCommand;
import io.starledger.cli.up.UpCommand;
import io.starledger.cli.verify.VerifyCommand;
import io.starledger.platform.tenancy.Role;
import io.starledger.schemas.ids.TenantId;

import org.slf4j.LoggerFactory;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParseResult;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** The root of all commands. */
@Command(
        name = "starledger",
        description = "Ratings in, exact averages out.",
        version = "0.1.0-SNAPSHOT",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            UpCommand.class,
            TokenCommand.class,
            ImportCommand.class,
            DemoCommand.class,
            VerifyCommand.class,
            StripeCommand.class,
            TenantsCommand.class,
            DlqCommand.class,
            ReplayCommand.class,
            ExportCommand.class,
            BenchCommand.class,
            HelpCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:failed; the message says what to do",
            "2:the command line is wrong",
            "3:done, and there is something to look at: rejected lines, differences"
        })
public final class Starledger {
    private Starledger() {}

    public static void main(String[] arguments) {
        Locale.setDefault(Locale.ROOT); // addresses and settings of what is started hold numbers
        silenceLibraries();
        System.exit(commandLine().execute(arguments));
    }

    /** A command speaks for itself; {@code up} sets up the services' logging anew. */
    private static void silenceLibraries() {
        if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
            root.setLevel(Level.OFF);
        }
    }

    /** Ready to execute; what it prints can be redirected. */
    public static CommandLine commandLine() {
        return new CommandLine(new Starledger())
                .registerConverter(Duration.class, Converters::duration)
                .registerConverter(TenantId.class, Converters::tenant)
                .registerConverter(Role.class, Converters::role)
                .setExecutionStrategy(Starledger::runAndFlush)
                .setParameterExceptionHandler(Failures::onWrongUse)
                .setExecutionExceptionHandler(Failures::onFailure);
    }

    /** Commands may print without ending a line; a process that exits would keep that to itself. */
    private static int runAndFlush(ParseResult parsed) {
        CommandLine command = parsed.commandSpec().commandLine();
        PrintWriter out = command.getOut();
        PrintWriter err = command.getErr();
        try {
            return new CommandLine.RunLast().execute(parsed);
        } finally {
            out.flush();
            err.flush();
        }
    }
}

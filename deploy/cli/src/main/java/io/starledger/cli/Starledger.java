package io.starledger.cli;

import io.starledger.cli.demo.DemoCommand;
import io.starledger.cli.importing.ImportCommand;
import io.starledger.cli.up.UpCommand;
import io.starledger.platform.tenancy.Role;
import io.starledger.schemas.ids.TenantId;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

import java.time.Duration;

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
        System.exit(commandLine().execute(arguments));
    }

    /** Ready to execute; what it prints can be redirected. */
    public static CommandLine commandLine() {
        return new CommandLine(new Starledger())
                .registerConverter(Duration.class, Converters::duration)
                .registerConverter(TenantId.class, Converters::tenant)
                .registerConverter(Role.class, Converters::role)
                .setParameterExceptionHandler(Failures::onWrongUse)
                .setExecutionExceptionHandler(Failures::onFailure);
    }
}

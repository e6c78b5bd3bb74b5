package io.starledger.cli.export;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** What operators see and do of exports. */
@Command(
        name = "export",
        description = "Gives tenants topics of their own with all facts of their ratings.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            EnableCommand.class,
            DisableCommand.class,
            ListCommand.class,
            HelpCommand.class
        })
public final class ExportCommand {}

package io.starledger.cli.replay;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** Generations of projections. */
@Command(
        name = "replay",
        description = "Builds a view again from the log while it is read, and swaps the two.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            StartCommand.class,
            StatusCommand.class,
            CompareCommand.class,
            PromoteCommand.class,
            RollbackCommand.class,
            DropCommand.class,
            HelpCommand.class
        })
public final class ReplayCommand {}

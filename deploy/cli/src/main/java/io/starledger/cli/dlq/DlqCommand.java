package io.starledger.cli.dlq;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** Dead letters: records that a reader could not go on with. */
@Command(
        name = "dlq",
        description =
                "Lists dead letters by cause, tenant or time, shows, retries and discards them.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ListCommand.class,
            ShowCommand.class,
            RetryCommand.class,
            DiscardCommand.class,
            HelpCommand.class
        })
public final class DlqCommand {}

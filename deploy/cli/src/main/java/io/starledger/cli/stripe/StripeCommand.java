package io.starledger.cli.stripe;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** What Stripe would do, without a Stripe account. */
@Command(
        name = "stripe",
        description = "Plays Stripe to the local platform: signs and delivers events.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {SecretCommand.class, TriggerCommand.class, HelpCommand.class})
public final class StripeCommand {}

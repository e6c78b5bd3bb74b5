package io.starledger.cli.tenants;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** What operators see and do of tenants. */
@Command(
        name = "tenants",
        description =
                "Lists tenants, shows their plans and use, links Stripe customers and gives"
                        + " grants.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ListCommand.class,
            ShowCommand.class,
            PlanCommand.class,
            LinkCommand.class,
            GrantCommand.class,
            ParkedCommand.class,
            HelpCommand.class
        })
public final class TenantsCommand {}

package io.starledger.cli;

import io.starledger.embedded.issuer.LocalIssuer;
import io.starledger.embedded.issuer.TokenClaims;
import io.starledger.platform.tenancy.Role;
import io.starledger.schemas.ids.TenantId;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * Prints a token and nothing else. It needs the data directory's key, which is made if there is
 * none, and no running platform.
 */
@Command(
        name = "token",
        description = "Prints a token for the local platform and nothing else.",
        mixinStandardHelpOptions = true)
final class TokenCommand implements Callable<Integer> {
    @Mixin private DataDirectoryOption data = new DataDirectoryOption();

    @Option(
            names = "--tenant",
            paramLabel = "UUID",
            description = "Whose ratings the token opens; not for platform-admin.")
    private @Nullable TenantId tenant;

    @Option(
            names = "--role",
            required = true,
            paramLabel = "ROLE",
            description =
                    "producer (writes), analyst (reads), tenant-admin (both, and moderates) or"
                            + " platform-admin.")
    private Role role = Role.PRODUCER;

    @Option(
            names = "--ttl",
            paramLabel = "TIME",
            defaultValue = "1h",
            description = "How long it is valid (default: ${DEFAULT-VALUE}).")
    private Duration timeToLive = Duration.ofHours(1);

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        CommandSpec command = java.util.Objects.requireNonNull(spec);
        if (tenant == null && role != Role.PLATFORM_ADMIN) {
            throw new ParameterException(
                    command.commandLine(),
                    "expected --tenant UUID: only platform-admin has no tenant");
        }
        TokenClaims claims = TokenClaims.of(role.claim()).livingFor(timeToLive);
        if (tenant != null) {
            claims = claims.forTenant(tenant.value());
        }
        command.commandLine().getOut().println(LocalIssuer.in(data.path()).mint(claims));
        return ExitCode.DONE;
    }
}

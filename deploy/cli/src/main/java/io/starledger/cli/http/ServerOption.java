package io.starledger.cli.http;

import io.starledger.cli.DataDirectoryOption;
import io.starledger.local.LocalStripe;
import io.starledger.platform.tenancy.Role;
import io.starledger.schemas.ids.TenantId;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.PrintWriter;
import java.net.URI;

/** Which platform a command speaks to, and the data directory that has the key to its tokens. */
public final class ServerOption {
    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "http://localhost:8080",
            description = "Where the platform listens (default: ${DEFAULT-VALUE}).")
    private URI url = URI.create("http://localhost:8080");

    @Mixin private DataDirectoryOption data = new DataDirectoryOption();

    /** Lines to copy into a shell. */
    public String tryNext(TenantId tenant) {
        return """

        Try next:
          TOKEN=$(./starledger token --tenant %1$s --role tenant-admin%2$s)
          curl -H "Authorization: Bearer $TOKEN" '%3$s'
          curl -H "Authorization: Bearer $TOKEN" '%4$s'\
        """
                .formatted(
                        tenant,
                        data.asOption(),
                        new TenantUrl(url, tenant).resolve("items?order=wilson&limit=3"),
                        new TenantUrl(url, tenant).resolve("items/nine-bridges/ratings?limit=3"));
    }

    /** Of a checkout that the platform on this data directory began for {@code tenant}. */
    public String checkoutReference(TenantId tenant) {
        return LocalStripe.checkoutReference(data.path(), tenant);
    }

    /** Signs by the data directory's secret. */
    public WebhookClient webhooks(PrintWriter err) {
        return new WebhookClient(
                url, new WebhookSignature(LocalStripe.secretIn(data.path())), Patience.saying(err));
    }

    public OperatorClient operator(PrintWriter err) {
        return new OperatorClient(url, Tokens.ofOperator(data.path()), Patience.saying(err));
    }

    public TenantClient clientOf(TenantId tenant, Role role, PrintWriter err) {
        return new TenantClient(
                new TenantUrl(url, tenant),
                new Tokens(data.path(), tenant, role),
                Patience.saying(err));
    }
}

package io.starledger.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.starledger.embedded.EmbeddedStack;
import io.starledger.embedded.PartName;
import io.starledger.embedded.StackAddresses;
import io.starledger.embedded.testing.BlockedCalls;
import io.starledger.embedded.testing.SharedStack;
import io.starledger.embedded.testing.StartedOnce;
import io.starledger.schemas.ids.TenantId;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ConfigurableApplicationContext;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The service in this JVM on the stack of this JVM: started before the first test class that is
 * extended with it, stopped after the last test. A class fails if anything it called has blocked an
 * event loop.
 */
public final class RunningWebhooks implements BeforeAllCallback, AfterAllCallback {
    static final String ACCOUNT = "acct_platform";
    static final String CONNECTED = "acct_connected";
    static final Signer OLD = new Signer("whsec_old_0123456789abcdef");
    static final Signer NEW = new Signer("whsec_new_0123456789abcdef");
    static final Signer CONNECT = new Signer("whsec_connect_0123456789abcdef");
    static final TenantId TENANT = new TenantId(UUID.randomUUID());
    static final String TENANTS_ACCOUNT = "acct_tenant";
    static final Signer TENANTS = new Signer("whsec_tenant_0123456789abcdef");

    private static final StartedOnce<ConfigurableApplicationContext> SERVICE =
            new StartedOnce<>(
                    () -> {
                        BlockedCalls.watch();
                        return startAnother();
                    });

    @Override
    public void beforeAll(ExtensionContext test) {
        SERVICE.get();
        test.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(RunningWebhooks.class, _ -> SERVICE);
    }

    @Override
    public void afterAll(ExtensionContext test) {
        assertThat(BlockedCalls.take()).isEmpty();
    }

    public static URI url() {
        return url(SERVICE.get());
    }

    static URI url(ConfigurableApplicationContext service) {
        return URI.create(
                "http://localhost:"
                        + service.getEnvironment().getRequiredProperty("local.server.port"));
    }

    static MeterRegistry metrics() {
        return SERVICE.get().getBean(MeterRegistry.class);
    }

    /** For tests that do something to a process. */
    static EmbeddedStack processes() {
        return (EmbeddedStack) SharedStack.with(PartName.KAFKA, PartName.REGISTRY);
    }

    static StackAddresses addresses() {
        return SharedStack.with(PartName.KAFKA, PartName.REGISTRY).addresses();
    }

    /** An instance of its own, which the caller closes. */
    static ConfigurableApplicationContext startAnother(String... more) {
        return startSignedBy(List.of(OLD, NEW), more);
    }

    /** One that knows these secrets of the platform's endpoint, and the same of all others. */
    static ConfigurableApplicationContext startSignedBy(List<Signer> signers, String... more) {
        return WebhookIngestApplication.start(
                Stream.concat(
                                Stream.concat(Stream.of("--server.port=0"), Stream.of(more)),
                                arguments(signers))
                        .toArray(String[]::new));
    }

    /** What an instance on this stack is started with, beside its port. */
    static List<String> arguments() {
        return arguments(List.of(OLD, NEW)).toList();
    }

    private static Stream<String> arguments(List<Signer> signers) {
        String webhooks = "--starledger.stripe.webhooks.";
        String tenant = webhooks + "tenants." + TENANT;
        return Stream.concat(
                IntStream.range(0, signers.size())
                        .mapToObj(
                                i ->
                                        webhooks
                                                + "secrets[%d]=".formatted(i)
                                                + signers.get(i).secret()),
                Stream.of(
                        "--starledger.kafka.bootstrap-servers=" + addresses().bootstrapServers(),
                        "--starledger.kafka.registry.url=" + addresses().registry().apicurioUrl(),
                        "--starledger.stripe.account=" + ACCOUNT,
                        webhooks + "connect-secrets[0]=" + CONNECT.secret(),
                        tenant + ".account=" + TENANTS_ACCOUNT,
                        tenant + ".secrets[0]=" + TENANTS.secret()));
    }
}

package io.starledger.billing;

import static org.awaitility.Awaitility.await;

import io.starledger.embedded.EmbeddedStack;
import io.starledger.embedded.PartName;
import io.starledger.embedded.Ports;
import io.starledger.embedded.ProgressListener;
import io.starledger.embedded.StackAddresses;
import io.starledger.embedded.StackSettings;
import io.starledger.embedded.issuer.TokenClaims;
import io.starledger.embedded.testing.PostgresCatalogue;
import io.starledger.schemas.ids.TenantId;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/**
 * The service in this JVM on a stack of its own, whose generations are nobody else's, and what
 * operators decide on them.
 */
final class OwnBilling implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String BILLING = "/ops/projections/billing/";

    private final Path directory;
    private final EmbeddedStack stack;
    private @Nullable ConfigurableApplicationContext running;

    OwnBilling(Path directory) {
        this.directory = directory;
        stack =
                EmbeddedStack.start(
                        StackSettings.in(directory.resolve("stack"))
                                .on(Ports.free())
                                .only(PartName.KAFKA, PartName.REGISTRY, PartName.POSTGRES),
                        ProgressListener.SILENT);
    }

    void start(String defaultPlan) {
        running = RunningBilling.run(addresses(), directory, defaultPlan);
    }

    void stop() {
        Objects.requireNonNull(running).close();
        running = null;
    }

    <T> T bean(Class<T> type) {
        return Objects.requireNonNull(running).getBean(type);
    }

    StackAddresses addresses() {
        return stack.addresses();
    }

    /** Where topologies keep their stores. */
    Path state() {
        return directory.resolve("streams");
    }

    PostgresCatalogue database() {
        return new PostgresCatalogue(addresses().postgres());
    }

    Api operator() {
        return new Api(this::url, stack.issuer().mint(TokenClaims.of("platform-admin")));
    }

    Api admin(TenantId tenant) {
        return new Api(
                this::url,
                stack.issuer().mint(TokenClaims.of("tenant-admin").forTenant(tenant.value())));
    }

    Api.Answer decide(String decision) {
        return operator().send("POST", BILLING + decision);
    }

    /** The number of the one that is built from now on. */
    int build() {
        for (JsonNode one : decide("start").body().get("generations")) {
            if (one.get("state").asString().equals("building")) {
                return one.get("generation").asInt();
            }
        }
        throw new AssertionError("expected a generation to be built");
    }

    /** Returns once it serves. */
    void promote(int generation, TenantId tenant) {
        await().atMost(PATIENCE)
                .until(() -> decide("promote?accept_difference=a+test").status() == 200);
        awaitServed(generation, tenant);
    }

    void awaitServed(int generation, TenantId tenant) {
        Api admin = admin(tenant);
        await().atMost(PATIENCE)
                .until(
                        () ->
                                admin.get("/v1/tenants/%s/quota".formatted(tenant))
                                        .response()
                                        .headers()
                                        .firstValue("ETag")
                                        .filter(tag -> tag.contains("\"" + generation + "-"))
                                        .isPresent());
    }

    private String url() {
        return "http://localhost:"
                + Objects.requireNonNull(running)
                        .getEnvironment()
                        .getRequiredProperty("local.server.port");
    }

    @Override
    public void close() {
        if (running != null) {
            stop();
        }
        stack.close();
    }
}

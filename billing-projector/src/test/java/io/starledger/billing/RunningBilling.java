package io.starledger.billing;

import io.starledger.embedded.StackAddresses;
import io.starledger.embedded.testing.PostgresCatalogue;
import io.starledger.embedded.testing.ScratchDirectory;
import io.starledger.embedded.testing.StartedOnce;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ConfigurableApplicationContext;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The service in this JVM on the stack of this JVM: started before the first test class that is
 * extended with it, stopped after the last test.
 */
public final class RunningBilling implements BeforeAllCallback {
    private static final Path STATE = ScratchDirectory.ofThisJvm("starledger-billing-");

    private static final StartedOnce<ConfigurableApplicationContext> SERVICE =
            new StartedOnce<>(RunningBilling::application);

    @Override
    public void beforeAll(ExtensionContext test) {
        start();
        test.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(RunningBilling.class, _ -> SERVICE);
    }

    static void start() {
        SERVICE.get();
    }

    static void stop() {
        SERVICE.close();
    }

    static String url() {
        return "http://localhost:"
                + SERVICE.get().getEnvironment().getRequiredProperty("local.server.port");
    }

    public static PostgresCatalogue database() {
        return new PostgresCatalogue(BillingProcess.addresses().postgres());
    }

    private static ConfigurableApplicationContext application() {
        return run(BillingProcess.addresses(), STATE, "free");
    }

    static ConfigurableApplicationContext run(StackAddresses at, Path state, String defaultPlan) {
        List<String> arguments = new ArrayList<>(BillingProcess.arguments(at, state));
        arguments.addAll(
                List.of(
                        "--server.port=0",
                        "--starledger.limits.default-plan=unlimited",
                        "--starledger.billing.default-plan=" + defaultPlan,
                        "--starledger.tenancy.issuers[0].issuer=" + at.issuer().issuer(),
                        "--starledger.tenancy.issuers[0].jwk-set-uri=" + at.issuer().jwksUri()));
        return BillingProjectorApplication.start(arguments.toArray(String[]::new));
    }
}

package io.starledger.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.embedded.EmbeddedStack;
import io.starledger.embedded.PartName;
import io.starledger.embedded.Stack;
import io.starledger.embedded.StackAddresses;
import io.starledger.embedded.testing.SharedStack;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The service in this JVM on the stack of this JVM: started before the first test class that is
 * extended with it, stopped after the last test. A class fails if anything it called has blocked an
 * event loop. The log's buffer and queue are small, so that a test can fill them.
 */
public final class RunningIngest implements BeforeAllCallback, AfterAllCallback {
    static final int BATCHES_AT_ONCE = 4;

    private static final Stack STACK = SharedStack.with(PartName.KAFKA, PartName.REGISTRY);

    private static @Nullable ConfigurableApplicationContext context;

    @Override
    public void beforeAll(ExtensionContext test) {
        context();
        AutoCloseable stop = RunningIngest::stop;
        test.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(RunningIngest.class, _ -> stop);
    }

    @Override
    public void afterAll(ExtensionContext test) {
        assertThat(BlockedCalls.take()).isEmpty();
    }

    /** The address of its API. */
    public static String url() {
        return "http://localhost:"
                + context().getEnvironment().getRequiredProperty("local.server.port");
    }

    public static StackAddresses addresses() {
        return STACK.addresses();
    }

    public static Stack stack() {
        return STACK;
    }

    /** For tests that do something to a process. */
    public static EmbeddedStack processes() {
        return (EmbeddedStack) STACK;
    }

    private static synchronized void stop() {
        if (context != null) {
            context.close();
            context = null;
        }
    }

    private static synchronized ConfigurableApplicationContext context() {
        ConfigurableApplicationContext running = context;
        if (running == null) {
            BlockedCalls.watch();
            StackAddresses at = STACK.addresses();
            running =
                    IngestApplication.start(
                            "--server.port=0",
                            "--starledger.event-log.buffer-memory=1MB",
                            "--starledger.event-log.batch-size=16KB",
                            "--starledger.event-log.queue-capacity=40",
                            "--starledger.ingest.batch.calls-at-once=" + BATCHES_AT_ONCE,
                            "--starledger.ingest.batch.stall=5s",
                            "--starledger.ingest.batch.body-limit=8MB",
                            "--starledger.kafka.bootstrap-servers=" + at.bootstrapServers(),
                            "--starledger.kafka.registry.url=" + at.registry().apicurioUrl(),
                            "--starledger.tenancy.issuers[0].issuer=" + at.issuer().issuer(),
                            "--starledger.tenancy.issuers[0].jwk-set-uri=" + at.issuer().jwksUri());
            context = running;
        }
        return running;
    }
}

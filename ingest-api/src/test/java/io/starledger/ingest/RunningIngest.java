package io.starledger.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.starledger.embedded.EmbeddedStack;
import io.starledger.embedded.PartName;
import io.starledger.embedded.Stack;
import io.starledger.embedded.StackAddresses;
import io.starledger.embedded.testing.BlockedCalls;
import io.starledger.embedded.testing.SharedStack;
import io.starledger.embedded.testing.StartedOnce;
import io.starledger.schemas.ids.TenantId;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ConfigurableApplicationContext;

import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The service in this JVM on the stack of this JVM: started before the first test class that is
 * extended with it, stopped after the last test. A class fails if anything it called has blocked an
 * event loop. The log's buffer and queue are small, so that a test can fill them; Redis has a
 * second for each answer, so that a busy machine is not taken for an outage.
 */
public final class RunningIngest implements BeforeAllCallback, AfterAllCallback {
    static final int BATCHES_AT_ONCE = 4;

    /** Appends that may wait; one more is refused. */
    static final int QUEUE = 40;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Stack STACK =
            SharedStack.with(PartName.KAFKA, PartName.REGISTRY, PartName.REDIS);

    private static final StartedOnce<ConfigurableApplicationContext> SERVICE =
            new StartedOnce<>(
                    () -> {
                        BlockedCalls.watch();
                        return startAnother(arguments());
                    });

    @Override
    public void beforeAll(ExtensionContext test) {
        SERVICE.get();
        awaitRedis();
        test.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(RunningIngest.class, _ -> SERVICE);
    }

    @Override
    public void afterAll(ExtensionContext test) {
        assertThat(BlockedCalls.take()).isEmpty();
    }

    /** The address of its API. */
    public static String url() {
        return "http://localhost:"
                + SERVICE.get().getEnvironment().getRequiredProperty("local.server.port");
    }

    static <T> T bean(Class<T> type) {
        return SERVICE.get().getBean(type);
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

    /** Returns when Kafka answers the service and takes what it records. */
    static void awaitKafka() {
        Api anybody = Api.as("producer", new TenantId(UUID.randomUUID()));
        await().atMost(PATIENCE).until(() -> Api.get("/actuator/health/readiness").status() == 200);
        await().atMost(PATIENCE).until(() -> WriteCall.SUBMIT.by(anybody).status() == 202);
    }

    /** Lets Redis go on, and returns when the service asks it again. */
    static void thawRedis() {
        processes().redis().thaw();
        awaitRedis();
    }

    /** Its first answers of a process come later than the service waits for them. */
    private static void awaitRedis() {
        Api anybody = Api.as("producer", new TenantId(UUID.randomUUID()));
        await().atMost(PATIENCE)
                .until(
                        () -> {
                            String[] key = {"Idempotency-Key", UUID.randomUUID().toString()};
                            return anybody.submit(WriteCall.RATING, key)
                                    .raw()
                                    .equals(anybody.submit(WriteCall.RATING, key).raw());
                        });
    }

    /** An instance of its own, which the caller closes; of a default plan without limits. */
    static ConfigurableApplicationContext startAnother(String... arguments) {
        return startWithDefault("unlimited", arguments);
    }

    /** An instance of its own, which the caller closes. */
    static ConfigurableApplicationContext startWithDefault(String plan, String... arguments) {
        StackAddresses at = STACK.addresses();
        return IngestApplication.start(
                Stream.concat(
                                Stream.of(
                                        "--server.port=0",
                                        "--starledger.limits.default-plan=" + plan,
                                        "--starledger.redis.uri=" + at.redisUri(),
                                        "--starledger.kafka.bootstrap-servers="
                                                + at.bootstrapServers(),
                                        "--starledger.kafka.registry.url="
                                                + at.registry().apicurioUrl(),
                                        "--starledger.tenancy.issuers[0].issuer="
                                                + at.issuer().issuer(),
                                        "--starledger.tenancy.issuers[0].jwk-set-uri="
                                                + at.issuer().jwksUri()),
                                Stream.of(arguments))
                        .toArray(String[]::new));
    }

    private static String[] arguments() {
        return Stream.concat(
                        LimitedTenant.arguments(),
                        Stream.of(
                                "--starledger.event-log.buffer-memory=1MB",
                                "--starledger.event-log.batch-size=16KB",
                                "--starledger.event-log.queue-capacity=" + QUEUE,
                                "--starledger.redis.read-timeout=1s",
                                "--starledger.ingest.batch.calls-at-once=" + BATCHES_AT_ONCE,
                                "--starledger.ingest.batch.stall=5s",
                                "--starledger.ingest.batch.patience=2s",
                                "--starledger.ingest.batch.body-limit=8MB"))
                .toArray(String[]::new);
    }
}

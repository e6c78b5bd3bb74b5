package io.starledger.ratings;

import io.starledger.embedded.EmbeddedStack;
import io.starledger.embedded.PartName;
import io.starledger.embedded.Stack;
import io.starledger.embedded.StackAddresses;
import io.starledger.embedded.testing.ScratchDirectory;
import io.starledger.embedded.testing.SharedStack;
import io.starledger.embedded.testing.StartedOnce;
import io.starledger.platform.generation.RunningGenerations;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The service in this JVM on the stack of this JVM: started before the first test class that is
 * extended with it, stopped after the last test.
 */
public final class RunningService implements BeforeAllCallback {
    /** For what the service does in its own time, on a machine that is busy with something else. */
    public static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Stack STACK =
            SharedStack.with(PartName.KAFKA, PartName.REGISTRY, PartName.POSTGRES, PartName.REDIS);
    private static final Path STATE = ScratchDirectory.ofThisJvm("starledger-streams-");

    private static final StartedOnce<ConfigurableApplicationContext> SERVICE =
            new StartedOnce<>(RunningService::application);

    @Override
    public void beforeAll(ExtensionContext test) {
        start();
        test.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(RunningService.class, _ -> SERVICE);
    }

    /** Nothing happens if it runs. */
    public static void start() {
        SERVICE.get();
    }

    /** The address of its API. */
    public static String url() {
        return "http://localhost:"
                + SERVICE.get().getEnvironment().getRequiredProperty("local.server.port");
    }

    public static <T> T bean(Class<T> type) {
        return SERVICE.get().getBean(type);
    }

    /** Of the generation that is read. */
    public static <T> T viewBean(Class<T> type) {
        return Objects.requireNonNull(bean(RunningGenerations.class).view(1, type));
    }

    public static void stop() {
        SERVICE.close();
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

    /** Where the topology keeps its stores. */
    public static Path state() {
        return STATE;
    }

    private static ConfigurableApplicationContext application() {
        List<String> arguments = new ArrayList<>(arguments(addresses(), STATE));
        arguments.add("--server.port=0");
        return run(arguments);
    }

    /** Another instance in this JVM, which whoever asks for it closes. */
    public static ConfigurableApplicationContext run(List<String> arguments) {
        return new SpringApplicationBuilder(RatingAggregatorApplication.class)
                .registerShutdownHook(false)
                .properties("spring.config.name=platform,rating-aggregator")
                .run(arguments.toArray(String[]::new));
    }

    /** For an instance on the stack {@code at}, with its stores in {@code state}. */
    public static List<String> arguments(StackAddresses at, Path state) {
        return List.of(
                "--starledger.kafka.bootstrap-servers=" + at.bootstrapServers(),
                "--starledger.kafka.registry.url=" + at.registry().apicurioUrl(),
                "--starledger.postgres.shards[0].host=" + at.postgres().host(),
                "--starledger.postgres.shards[0].port=" + at.postgres().port(),
                "--starledger.postgres.readers=2",
                "--starledger.postgres.timeout=10s",
                "--starledger.limits.default-plan=unlimited",
                "--starledger.redis.uri=" + at.redisUri(),
                "--starledger.tenancy.issuers[0].issuer=" + at.issuer().issuer(),
                "--starledger.tenancy.issuers[0].jwk-set-uri=" + at.issuer().jwksUri(),
                "--starledger.streams.state-directory=" + state);
    }
}

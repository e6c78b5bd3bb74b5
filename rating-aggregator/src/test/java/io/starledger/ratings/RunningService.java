package io.starledger.ratings;

import io.starledger.embedded.EmbeddedStack;
import io.starledger.embedded.PartName;
import io.starledger.embedded.PostgresAddress;
import io.starledger.embedded.Stack;
import io.starledger.embedded.StackAddresses;
import io.starledger.embedded.testing.SharedStack;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The service in this JVM on the stack of this JVM: started before the first test class that is
 * extended with it, stopped after the last test.
 */
public final class RunningService implements BeforeAllCallback {
    private static final Stack STACK =
            SharedStack.with(PartName.KAFKA, PartName.REGISTRY, PartName.POSTGRES, PartName.REDIS);
    private static final Path STATE = temporaryDirectory();

    private static @Nullable ConfigurableApplicationContext context;

    @Override
    public void beforeAll(ExtensionContext test) {
        start();
        AutoCloseable stop = RunningService::stop;
        test.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(RunningService.class, _ -> stop);
    }

    /** Nothing happens if it runs. */
    public static synchronized void start() {
        context();
    }

    /** The address of its API. */
    public static synchronized String url() {
        return "http://localhost:"
                + context().getEnvironment().getRequiredProperty("local.server.port");
    }

    public static synchronized <T> T bean(Class<T> type) {
        return context().getBean(type);
    }

    public static synchronized void stop() {
        if (context != null) {
            context.close();
            context = null;
        }
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

    private static ConfigurableApplicationContext context() {
        if (context == null) {
            context =
                    new SpringApplicationBuilder(RatingAggregatorApplication.class)
                            .registerShutdownHook(false)
                            .properties("spring.config.name=platform,rating-aggregator")
                            .run(arguments().toArray(String[]::new));
        }
        return context;
    }

    private static List<String> arguments() {
        StackAddresses at = STACK.addresses();
        return List.of(
                "--server.port=0",
                "--starledger.kafka.bootstrap-servers=" + at.bootstrapServers(),
                "--starledger.kafka.registry.url=" + at.registry().apicurioUrl(),
                "--starledger.postgres.host=" + at.postgres().host(),
                "--starledger.postgres.port=" + at.postgres().port(),
                "--starledger.postgres.username=" + PostgresAddress.USERNAME,
                "--starledger.postgres.password=" + PostgresAddress.PASSWORD,
                "--starledger.redis.uri=" + at.redisUri(),
                "--starledger.tenancy.issuers[0].issuer=" + at.issuer().issuer(),
                "--starledger.tenancy.issuers[0].jwk-set-uri=" + at.issuer().jwksUri(),
                "--starledger.streams.state-directory=" + STATE);
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("starledger-streams-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

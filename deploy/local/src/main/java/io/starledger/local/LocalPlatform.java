package io.starledger.local;

import io.starledger.embedded.EmbeddedStack;
import io.starledger.embedded.Ports;
import io.starledger.embedded.ProgressListener;
import io.starledger.embedded.StackAddresses;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import java.net.URI;

/**
 * The whole platform, running. Closing it stops the services, then the infrastructure; it is
 * idempotent and may be done from a shutdown hook, also while the platform is still starting.
 */
public final class LocalPlatform implements AutoCloseable {
    private final LocalSettings settings;
    private final StackStart stack;
    private volatile @Nullable ConfigurableApplicationContext services;

    private LocalPlatform(LocalSettings settings, StackStart stack) {
        this.settings = settings;
        this.stack = stack;
    }

    /**
     * Begins to start the infrastructure, in the background, on the ports it was given.
     *
     * @throws io.starledger.embedded.PortInUseException if the HTTP port is taken
     */
    public static LocalPlatform begin(LocalSettings settings, ProgressListener listener) {
        Ports.requireFree(settings.httpPort(), "the HTTP API");
        return new LocalPlatform(settings, StackStart.begin(settings.stack(), listener));
    }

    /**
     * Starts the services while the infrastructure starts, and returns once they say that they are
     * ready. If anything fails, nothing is left running.
     *
     * @throws io.starledger.embedded.StackException when a person can mend it
     * @throws NotReadyException if the services start but do not become ready
     */
    public LocalPlatform awaitReady() {
        try {
            services = startServices();
            new Readiness(url(), stack.await()).await();
            return this;
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    /** Classes load and beans are defined meanwhile; the first bean waits for the stack. */
    private ConfigurableApplicationContext startServices() {
        StackAddresses addresses = StackAddresses.on(settings.stack().ports());
        String[] arguments =
                new ServiceProperties(settings, addresses)
                        .toMap().entrySet().stream()
                                .map(
                                        property ->
                                                "--"
                                                        + property.getKey()
                                                        + "="
                                                        + property.getValue())
                                .toArray(String[]::new);
        return new SpringApplicationBuilder(LocalApplication.class)
                .properties("spring.config.name=" + LocalApplication.CONFIG_NAMES)
                .registerShutdownHook(false)
                .initializers(context -> context.addBeanFactoryPostProcessor(_ -> stack.await()))
                .run(arguments);
    }

    public URI url() {
        return URI.create("http://localhost:" + settings.httpPort());
    }

    public EmbeddedStack stack() {
        return stack.await();
    }

    @Override
    public synchronized void close() {
        ConfigurableApplicationContext running = services;
        if (running != null) {
            running.close();
        }
        stack.close();
    }
}

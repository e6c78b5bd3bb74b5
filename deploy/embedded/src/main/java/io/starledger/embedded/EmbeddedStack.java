package io.starledger.embedded;

import io.starledger.embedded.PartProgress.State;
import io.starledger.embedded.issuer.IssuerServer;
import io.starledger.embedded.issuer.LocalIssuer;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The stack as child processes of this JVM. If this JVM is killed they die with it on Linux; what
 * is left anywhere is ended by the next start on the same data directory, and nothing else is.
 */
public final class EmbeddedStack implements Stack {
    private final StackSettings settings;
    private final DataDirectoryLock lock;
    private final LocalIssuer issuer;
    private final Launcher launcher = new Launcher();
    private final Map<PartName, Part> parts = new EnumMap<>(PartName.class);
    private @Nullable IssuerServer issuerServer;

    private EmbeddedStack(StackSettings settings, DataDirectory data, DataDirectoryLock lock) {
        this.settings = settings;
        this.lock = lock;
        this.issuer = LocalIssuer.in(data.root());
        RuntimeDirectory runtime = RuntimeDirectory.locate();
        List<Recipe> recipes =
                List.of(
                        new KafkaRecipe(runtime, data, settings.ports(), settings.brokerSettings()),
                        new RegistryRecipe(runtime, data, settings.ports()),
                        new PostgresRecipe(runtime, data, settings.ports()),
                        new RedisRecipe(runtime, data, settings.ports()));
        for (Recipe recipe : recipes) {
            if (settings.parts().contains(recipe.name())) {
                parts.put(recipe.name(), new Part(recipe, launcher, data));
            }
        }
    }

    /**
     * Starts the chosen parts side by side and returns when all are ready; if one fails, none is
     * left running.
     *
     * @throws StackException when a person can mend it: a port or the data directory in use, a part
     *     that fails
     */
    public static EmbeddedStack start(StackSettings settings, ProgressListener listener) {
        DataDirectory data = DataDirectory.create(settings.dataDirectory());
        DataDirectoryLock lock = DataDirectoryLock.acquire(data);
        try {
            new PidLedger(data.pids()).endOrphans();
            settings.ports().requireFree(uses(settings.parts()));
            return new EmbeddedStack(settings, data, lock).start(listener);
        } catch (RuntimeException | Error e) {
            lock.close();
            throw e;
        }
    }

    private static Set<PortUse> uses(Collection<PartName> parts) {
        Set<PortUse> uses = EnumSet.of(PortUse.ISSUER);
        for (PartName part : parts) {
            switch (part) {
                case KAFKA -> uses.addAll(EnumSet.of(PortUse.KAFKA, PortUse.KAFKA_CONTROLLER));
                case REGISTRY -> uses.add(PortUse.REGISTRY);
                case POSTGRES -> uses.add(PortUse.POSTGRES);
                case REDIS -> uses.add(PortUse.REDIS);
            }
        }
        return uses;
    }

    private EmbeddedStack start(ProgressListener listener) {
        try {
            issuerServer = IssuerServer.start(issuer, settings.ports().of(PortUse.ISSUER));
            SideBySide.untilOneFails(parts.values(), part -> start(part, listener));
            return this;
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    private static void start(Part part, ProgressListener listener) {
        long begin = System.nanoTime();
        listener.on(new PartProgress(part.name(), State.STARTING, Duration.ZERO));
        State end = State.FAILED;
        try {
            part.start();
            end = State.READY;
        } finally {
            listener.on(
                    new PartProgress(
                            part.name(), end, Duration.ofNanos(System.nanoTime() - begin)));
        }
    }

    @Override
    public StackAddresses addresses() {
        return StackAddresses.on(settings.ports());
    }

    @Override
    public LocalIssuer issuer() {
        return issuer;
    }

    public Part kafka() {
        return part(PartName.KAFKA);
    }

    public Part registry() {
        return part(PartName.REGISTRY);
    }

    public Part postgres() {
        return part(PartName.POSTGRES);
    }

    public Part redis() {
        return part(PartName.REDIS);
    }

    public Collection<Part> parts() {
        return List.copyOf(parts.values());
    }

    private Part part(PartName name) {
        Part part = parts.get(name);
        if (part == null) {
            throw new IllegalStateException(
                    "expected %s among the parts but was %s".formatted(name, parts.keySet()));
        }
        return part;
    }

    /**
     * Takes at most about 25 s, of which a part that stops in order needs less than one; no part
     * needs another's end.
     */
    @Override
    public synchronized void close() {
        SideBySide.allOf(parts.values(), Part::stop);
        if (issuerServer != null) {
            issuerServer.close();
        }
        launcher.close();
        lock.close();
    }
}

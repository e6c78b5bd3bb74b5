package io.starledger.embedded;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A running program of the stack and everything that can befall it. What befalls it befalls its
 * whole process tree: a database whose workers go on is neither killed nor frozen.
 */
public final class Part {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(15);
    private static final Duration KILL_LIMIT = Duration.ofSeconds(10);
    private static final Duration HALT_LIMIT = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(20);

    private final Recipe recipe;
    private final Launcher launcher;
    private final PidLedger ledger;
    private final LogFile log;
    private volatile @Nullable Process process;

    Part(Recipe recipe, Launcher launcher, DataDirectory data) {
        this.recipe = recipe;
        this.launcher = launcher;
        this.ledger = new PidLedger(data.pids());
        this.log = data.log(recipe.name());
    }

    public PartName name() {
        return recipe.name();
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), recipe.port());
    }

    /** Of the program's first process; a stopped part has none. */
    public long pid() {
        return running().pid();
    }

    public Path logFile() {
        return log.path();
    }

    public boolean isRunning() {
        Process current = process;
        return current != null && current.isAlive();
    }

    /** Asks the program itself, and waits for its answer at most half a second. */
    public boolean isReady() {
        return isRunning() && recipe.probe().succeeds();
    }

    /** Starts the program on the data it left, and returns when it is ready. */
    public void start() {
        launch();
        awaitReady(START_LIMIT);
    }

    private synchronized void launch() {
        if (isRunning()) {
            throw new IllegalStateException(
                    "expected %s to be stopped but it runs".formatted(name()));
        }
        Ports.requireFree(recipe.port(), name().title());
        log.rotate();
        try {
            recipe.prepare(launcher);
        } catch (IOException e) {
            throw new UncheckedIOException("expected to prepare " + name(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartFailedException(name(), "was interrupted while starting", log);
        }
        Process started = launcher.start(recipe.launch(), log.path());
        ledger.record(name(), started.toHandle());
        process = started;
    }

    public void awaitReady(Duration limit) {
        Process current = running();
        long deadline = System.nanoTime() + limit.toNanos();
        while (!recipe.probe().succeeds()) {
            if (exitsWithin(POLL, current)) {
                throw new PartFailedException(
                        name(),
                        "ended with exit code %d while starting".formatted(current.exitValue()),
                        log);
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new PartFailedException(name(), "was interrupted while starting", log);
            }
            if (System.nanoTime() > deadline) {
                throw new PartFailedException(
                        name(), "was not ready within %d s".formatted(limit.toSeconds()), log);
            }
        }
    }

    /**
     * In order if the program can within 15 s, by force if not; nothing happens to one that is
     * stopped.
     */
    public synchronized void stop() {
        Process current = process;
        if (current == null) {
            return;
        }
        List<ProcessHandle> tree = Processes.tree(current.toHandle());
        recipe.stopSignal().sendTo(List.of(current.toHandle()));
        Signal.CONT.sendTo(tree);
        if (!exitsWithin(STOP_LIMIT, current)) {
            kill();
        }
        forget();
    }

    /** {@code kill -9}: returns when all of it is gone. */
    public synchronized void kill() {
        List<ProcessHandle> tree = Processes.tree(running().toHandle());
        Signal.KILL.sendTo(tree);
        if (!Processes.endWithin(KILL_LIMIT, tree)) {
            throw new IllegalStateException(
                    "expected %s to end when killed but it goes on".formatted(name()));
        }
        forget();
    }

    private void forget() {
        process = null;
        ledger.forget(name());
    }

    /** Stops it in order and starts it again. */
    public void restart() {
        stop();
        start();
    }

    /** Halts it where it is: connections stay open and nobody answers. */
    public void freeze() {
        List<ProcessHandle> tree = Processes.tree(running().toHandle());
        Signal.STOP.sendTo(tree);
        if (!Processes.haltWithin(HALT_LIMIT, tree)) {
            throw new IllegalStateException(
                    "expected %s to halt within %s".formatted(name(), HALT_LIMIT));
        }
    }

    public void thaw() {
        Signal.CONT.sendTo(Processes.tree(running().toHandle()));
    }

    private Process running() {
        Process current = process;
        if (current == null) {
            throw new IllegalStateException(
                    "expected %s to run but it is stopped".formatted(name()));
        }
        return current;
    }

    /** False when the time is up, or at once when this thread is interrupted. */
    private static boolean exitsWithin(Duration limit, Process process) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

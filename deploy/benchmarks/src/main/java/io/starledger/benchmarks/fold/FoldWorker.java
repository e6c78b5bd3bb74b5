package io.starledger.benchmarks.fold;

import io.starledger.benchmarks.jvm.ChildJvm;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** A worker seen from outside. */
public record FoldWorker(ChildJvm process) implements AutoCloseable {
    private static final Pattern RATE = Pattern.compile(Answering.RATE + "([0-9.]+)");

    /** How the topology keeps and commits what it folds. */
    public enum Mode {
        /** Exactly-once, RocksDB, and all else as the platform's defaults say. */
        AS_CONFIGURED,
        /** At-least-once, stores in memory, all else the same. */
        IN_MEMORY
    }

    /**
     * The events to fold.
     *
     * @param count of all partitions together
     */
    public record Events(String bootstrapServers, String registryUrl, int count) {
        List<String> arguments() {
            return List.of(bootstrapServers, registryUrl, Integer.toString(count));
        }
    }

    public static FoldWorker plainLoop(Events events, Path log) {
        return new FoldWorker(
                ChildJvm.answering(PlainLoop.class.getName(), events.arguments(), log));
    }

    /** State goes to a directory beside {@code log}. */
    public static FoldWorker topology(Events events, Mode mode, Path log) {
        String state = log.resolveSibling("state-" + mode).toString();
        List<String> arguments = new java.util.ArrayList<>(events.arguments());
        arguments.addAll(List.of(mode.name(), state));
        return new FoldWorker(ChildJvm.answering(TopologyRun.class.getName(), arguments, log));
    }

    /** Folds everything once; the first time also warms up. */
    public double run() {
        process.say("run");
        return Double.parseDouble(process.awaitLine(RATE).group(1));
    }

    @Override
    public void close() {
        process.close();
    }
}

package io.starledger.benchmarks;

import io.starledger.embedded.EmbeddedStack;
import io.starledger.embedded.PartName;
import io.starledger.embedded.Ports;
import io.starledger.embedded.ProgressListener;
import io.starledger.embedded.StackSettings;

import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * What a benchmark works with.
 *
 * @param directory empty, and deleted after the benchmark
 * @param progress hears a line now and then
 */
record Workbench(Path directory, Effort effort, Consumer<String> progress) {

    /** On free ports, in the directory. */
    EmbeddedStack start(PartName... parts) {
        return EmbeddedStack.start(
                StackSettings.in(directory.resolve("stack")).on(Ports.free()).only(parts),
                ProgressListener.SILENT);
    }

    Path log(String name) {
        return directory.resolve(name + ".log");
    }

    Path path(String name) {
        return directory.resolve(name);
    }

    void say(String what) {
        progress.accept("measuring: " + what);
    }
}

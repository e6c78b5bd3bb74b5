package io.starledger.benchmarks;

import io.starledger.embedded.Ports;
import io.starledger.embedded.ProgressListener;
import io.starledger.embedded.StackSettings;
import io.starledger.local.LocalPlatform;
import io.starledger.local.LocalSettings;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Runs the platform until the end of its input. */
final class PlatformMain {
    static final String READY = "ready, Kafka at ";

    private PlatformMain() {}

    /** Arguments: data directory; HTTP port. */
    public static void main(String[] arguments) throws IOException {
        LocalSettings settings =
                new LocalSettings(
                        StackSettings.in(Path.of(arguments[0])).on(Ports.free()),
                        Integer.parseInt(arguments[1]),
                        Map.of());
        try (LocalPlatform platform =
                LocalPlatform.begin(settings, ProgressListener.SILENT).awaitReady()) {
            System.out.println(READY + platform.stack().addresses().bootstrapServers());
            while (System.in.read() >= 0) {
                // only the end counts
            }
        }
        System.exit(0);
    }
}

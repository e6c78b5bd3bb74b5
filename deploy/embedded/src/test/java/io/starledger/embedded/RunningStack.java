package io.starledger.embedded;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs a stack in a JVM of its own until somebody ends that JVM. Prints its children's pids, then
 * that it is ready.
 */
final class RunningStack {
    static final String READY = "ready";

    private RunningStack() {}

    static String[] arguments(StackSettings settings) {
        Stream<String> ports =
                settings.ports().numbers().entrySet().stream()
                        .map(port -> port.getKey() + "=" + port.getValue());
        return Stream.concat(Stream.of(settings.dataDirectory().toString()), ports)
                .toArray(String[]::new);
    }

    public static void main(String[] arguments) throws InterruptedException {
        Map<PortUse, Integer> ports =
                Arrays.stream(arguments)
                        .skip(1)
                        .map(port -> port.split("=", 2))
                        .collect(
                                Collectors.toMap(
                                        port -> PortUse.valueOf(port[0]),
                                        port -> Integer.valueOf(port[1])));
        StackSettings settings = StackSettings.in(Path.of(arguments[0])).on(new Ports(ports));
        try (var stack = EmbeddedStack.start(settings, ProgressListener.SILENT)) {
            stack.parts().forEach(part -> System.out.println(part.pid()));
            System.out.println(READY);
            new CountDownLatch(1).await();
        }
    }
}

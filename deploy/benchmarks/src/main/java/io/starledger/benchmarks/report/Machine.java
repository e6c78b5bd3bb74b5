package io.starledger.benchmarks.report;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where it was measured.
 *
 * @param load average number of runnable tasks in the minute before; negative where the system does
 *     not tell. More than a few tenths of a core means that something else took part
 */
public record Machine(
        String processor,
        int cores,
        long memoryMegabytes,
        String system,
        String java,
        double load) {
    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    public static Machine here() {
        var os = ManagementFactory.getOperatingSystemMXBean();
        long memory =
                os instanceof com.sun.management.OperatingSystemMXBean detailed
                        ? detailed.getTotalMemorySize() >> 20
                        : 0;
        return new Machine(
                processorName(),
                os.getAvailableProcessors(),
                memory,
                os.getName() + " " + os.getVersion() + " " + os.getArch(),
                System.getProperty("java.vendor") + " " + Runtime.version(),
                os.getSystemLoadAverage());
    }

    List<String> lines() {
        return List.of(
                "%d cores (%s), %,d MB, %s".formatted(cores, processor, memoryMegabytes, system),
                "JDK %s; load average before: %.1f".formatted(java, load),
                "Servers, broker, stores and the load generator share these cores: a figure is what"
                        + " is left beside all of them.");
    }

    private static String processorName() {
        try (Stream<String> lines = Files.lines(CPU_INFO)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown processor");
        } catch (IOException _) {
            return "unknown processor";
        }
    }
}

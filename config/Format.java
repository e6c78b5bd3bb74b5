import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * Formats every Java source below the current folder ({@code apply}) or names those that are not formatted ({@code check}).
 *
 * <p>Run by the build on the toolchain's JDK: a formatter inside Maven's own, older JVM cannot parse today's Java.
 */
void main(String[] args) throws Exception {
    boolean apply = args[0].equals("apply");
    Formatter formatter =
            new Formatter(JavaFormatterOptions.builder().style(JavaFormatterOptions.Style.AOSP).build());
    Queue<Path> unformatted = new ConcurrentLinkedQueue<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
        List<Callable<Void>> formats = new ArrayList<>();
        for (Path source : sources()) {
            formats.add(
                    () -> {
                        String text = Files.readString(source);
                        String formatted = formatter.formatSourceAndFixImports(text);
                        if (!formatted.equals(text)) {
                            unformatted.add(source);
                            if (apply) {
                                Files.writeString(source, formatted);
                            }
                        }
                        return null;
                    });
        }
        for (Future<Void> format : threads.invokeAll(formats)) {
            format.get();
        }
    }
    unformatted.stream().sorted().forEach(source -> IO.println((apply ? "formatted " : "not formatted: ") + source));
    if (!apply && !unformatted.isEmpty()) {
        IO.println("Run: mvn -N exec:exec@format");
        System.exit(1);
    }
}

List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(""))) {
        return files.filter(file -> file.toString().endsWith(".java"))
                .filter(file -> file.toString().contains("src/"))
                .filter(file -> !file.toString().contains("target/"))
                .sorted()
                .toList();
    }
}

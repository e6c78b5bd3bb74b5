package io.starledger.benchmarks.jvm;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A JVM on this one's class path. What it says on its error stream goes to a file. */
public final class ChildJvm implements AutoCloseable {
    /** Of every JVM that is measured, subject and baseline alike. */
    public static final List<String> FLAGS =
            List.of(
                    "-Xms512m",
                    "-Xmx512m",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    "-Dorg.apache.avro.SERIALIZABLE_PACKAGES=io.starledger.schemas.avro");

    /** Where the programs of the embedded stack are, for a child that starts one. */
    private static final String RUNTIME = "starledger.runtime";

    private static final int SHOWN = 40;
    private static final Duration END = Duration.ofSeconds(20);

    private final Process process;
    private final BufferedReader output;
    private final Path log;

    private ChildJvm(Process process, Path log) {
        this.process = process;
        this.output = process.inputReader(UTF_8);
        this.log = log;
    }

    /** Any class with a {@code main}; it ends when it is closed. Its output goes to {@code log}. */
    public static ChildJvm serving(String mainClass, List<String> arguments, Path log) {
        return start(ChildMain.SERVING, mainClass, arguments, log, Redirect.appendTo(log.toFile()));
    }

    /** A class that answers on its output, and ends by itself or when its input does. */
    public static ChildJvm answering(String mainClass, List<String> arguments, Path log) {
        return start(ChildMain.ANSWERING, mainClass, arguments, log, Redirect.PIPE);
    }

    private static ChildJvm start(
            String kind, String mainClass, List<String> arguments, Path log, Redirect output) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        String runtime = System.getProperty(RUNTIME);
        if (runtime != null) {
            command.add("-D" + RUNTIME + "=" + runtime);
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(ChildMain.class.getName(), kind, mainClass));
        command.addAll(arguments);
        try {
            return new ChildJvm(
                    new ProcessBuilder(command)
                            .redirectError(Redirect.appendTo(log.toFile()))
                            .redirectOutput(output)
                            .start(),
                    log);
        } catch (IOException e) {
            throw new UncheckedIOException("expected to start a JVM", e);
        }
    }

    /** Its next line of output in which {@code pattern} is found; others go to its log. */
    public MatchResult awaitLine(Pattern pattern) {
        try {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                Matcher matcher = pattern.matcher(line);
                if (matcher.find()) {
                    return matcher.toMatchResult();
                }
                Files.writeString(log, line + "\n", UTF_8, StandardOpenOption.APPEND);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw failure("expected a line of '%s' but the process ended".formatted(pattern));
    }

    /** Says a line to one that listens. */
    public void say(String line) {
        try {
            process.outputWriter(UTF_8).append(line).append('\n').flush();
        } catch (IOException e) {
            throw failure("expected the process to listen but " + e.getMessage());
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Tells what went wrong by the end of what the process said, as its log is soon deleted. */
    public IllegalStateException failure(String message) {
        String said;
        try {
            List<String> lines = Files.readAllLines(log, UTF_8);
            said =
                    String.join(
                            "\n", lines.subList(Math.max(0, lines.size() - SHOWN), lines.size()));
        } catch (IOException e) {
            said = "nothing that can be read";
        }
        return new IllegalStateException(message + "; it said:\n" + said);
    }

    /** What it has used of the cores; zero where the system does not tell. */
    public Duration cpuTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    @Override
    public void close() {
        try {
            process.outputWriter(UTF_8).close();
        } catch (IOException e) {
            process.destroy();
        }
        try {
            if (!process.waitFor(END.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}

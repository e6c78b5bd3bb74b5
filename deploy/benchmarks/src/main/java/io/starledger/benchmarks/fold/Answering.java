package io.starledger.benchmarks.fold;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.Locale;
import java.util.function.DoubleSupplier;

/** How a worker talks: a run for each line it is told, a line with its rate for each run. */
final class Answering {
    static final String RATE = "records per second: ";

    private Answering() {}

    static void everyLine(DoubleSupplier run) throws IOException {
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        while (input.readLine() != null) {
            System.out.println(RATE + String.format(Locale.ROOT, "%.1f", run.getAsDouble()));
        }
    }
}

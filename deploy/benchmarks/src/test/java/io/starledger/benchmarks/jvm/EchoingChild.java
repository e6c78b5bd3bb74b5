package io.starledger.benchmarks.jvm;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;

/** Says again what it is told. */
final class EchoingChild {
    private EchoingChild() {}

    public static void main(String[] arguments) throws IOException {
        var input = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            if (line.equals("fail")) {
                throw new IllegalArgumentException("told to fail");
            }
            System.out.println(arguments[0] + line);
        }
    }
}

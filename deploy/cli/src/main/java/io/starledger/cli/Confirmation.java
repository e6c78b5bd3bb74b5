package io.starledger.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;

/** Asks before something that cannot be taken back. */
public final class Confirmation {
    private Confirmation() {}

    /** Whether {@code question} is answered with yes; anything else, and the end, is a no. */
    public static boolean isGiven(String question, PrintWriter out) {
        out.printf("%s [y/N] ", question);
        out.flush();
        try {
            String answer = new BufferedReader(new InputStreamReader(System.in, UTF_8)).readLine();
            return answer != null && answer.strip().matches("(?i)y|yes");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.starledger.cli;

import java.io.BufferedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;

/** What a command said and how it ended; what it did not flush it has not said. */
public record Terminal(int exitCode, String out, String err) {

    public static Terminal run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode =
                Starledger.commandLine()
                        .setOut(new PrintWriter(new BufferedWriter(out), true))
                        .setErr(new PrintWriter(new BufferedWriter(err), true))
                        .execute(arguments);
        return new Terminal(exitCode, out.toString(), err.toString());
    }
}

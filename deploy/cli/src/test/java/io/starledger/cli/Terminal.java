package io.starledger.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What a command said and how it ended. */
public record Terminal(int exitCode, String out, String err) {

    public static Terminal run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode =
                Starledger.commandLine()
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(err))
                        .execute(arguments);
        return new Terminal(exitCode, out.toString(), err.toString());
    }
}

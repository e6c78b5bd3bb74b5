package io.starledger.embedded;

import java.io.IOException;
import java.util.Collection;
import java.util.stream.Collectors;

/**
 * A POSIX signal. Sent through the shell: its number differs between systems, and Java knows only
 * two of them.
 */
enum Signal {
    TERM,
    INT,
    KILL,
    STOP,
    CONT;

    /** Sent in the given order; a process that is gone already is no error. */
    void sendTo(Collection<ProcessHandle> processes) {
        String pids =
                processes.stream()
                        .map(process -> Long.toString(process.pid()))
                        .collect(Collectors.joining(" "));
        try {
            new ProcessBuilder("/bin/sh", "-c", "kill -s " + name() + " " + pids)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new IllegalStateException("expected /bin/sh to send a signal", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package io.starledger.embedded;

import java.io.IOException;

/** How one program is set up, run and asked whether it is ready. */
interface Recipe {
    PartName name();

    int port();

    /**
     * Brings the part's directory to where the program can start on it; what is there already stays
     * as it is.
     */
    void prepare(Launcher launcher) throws IOException, InterruptedException;

    Launch launch();

    Probe probe();

    /** What makes the program end in order, without waiting for its clients to leave. */
    default Signal stopSignal() {
        return Signal.TERM;
    }
}

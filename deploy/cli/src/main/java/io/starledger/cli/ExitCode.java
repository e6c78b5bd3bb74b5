package io.starledger.cli;

/** What a command tells its caller; 2, a wrong command line, is picocli's own. */
public final class ExitCode {
    public static final int DONE = 0;
    public static final int FAILED = 1;

    /** Done to the end, with rejected lines or differences. */
    public static final int DONE_WITH_FINDINGS = 3;

    private ExitCode() {}
}

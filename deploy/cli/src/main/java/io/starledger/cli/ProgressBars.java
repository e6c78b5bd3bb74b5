package io.starledger.cli;

import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

import java.io.PrintWriter;

/**
 * Progress on the error stream: a bar that moves in a terminal, now and then a line elsewhere. The
 * start script tells which of the two it is, by the system property {@value #TERMINAL}.
 */
public final class ProgressBars {
    static final String TERMINAL = "starledger.terminal";
    private static final int MOVES_EVERY_MS = 200;
    private static final int LINE_EVERY_MS = 5_000;

    private ProgressBars() {}

    public static ProgressBarBuilder on(PrintWriter err) {
        ProgressBarBuilder builder =
                new ProgressBarBuilder().setStyle(ProgressBarStyle.ASCII).clearDisplayOnFinish();
        return Boolean.getBoolean(TERMINAL)
                ? builder.setUpdateIntervalMillis(MOVES_EVERY_MS)
                : builder.setUpdateIntervalMillis(LINE_EVERY_MS)
                        .setConsumer(new DelegatingProgressBarConsumer(err::println));
    }
}

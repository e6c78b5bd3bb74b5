package io.starledger.cli.importing;

import io.starledger.cli.ProgressBars;

import me.tongfei.progressbar.ProgressBar;

import java.io.PrintWriter;
import java.util.Locale;

/** A bar over the file's bytes. */
record ImportProgress(ProgressBar bar) implements AutoCloseable {
    private static final long KIBI = 1 << 10;

    static ImportProgress over(long bytes, PrintWriter err) {
        return new ImportProgress(
                ProgressBars.on(err)
                        .setTaskName("Importing")
                        .setInitialMax(bytes)
                        .setUnit(" KiB", KIBI)
                        .build());
    }

    void at(long position, ImportSummary summary) {
        bar.stepTo(position);
        bar.setExtraMessage(String.format(Locale.ROOT, " %,d rows", summary.read()));
    }

    @Override
    public void close() {
        bar.close();
    }
}

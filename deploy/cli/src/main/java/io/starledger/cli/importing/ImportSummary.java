package io.starledger.cli.importing;

import java.time.Duration;
import java.util.Locale;

/** What an import has done so far: rows of the file, the header not counted. */
record ImportSummary(long accepted, long rejected) {
    static final ImportSummary NOTHING = new ImportSummary(0, 0);

    ImportSummary plus(long moreAccepted, long moreRejected) {
        return new ImportSummary(accepted + moreAccepted, rejected + moreRejected);
    }

    long read() {
        return accepted + rejected;
    }

    String after(Duration time) {
        double seconds = time.toMillis() / 1_000.0;
        return String.format(
                Locale.ROOT,
                "%,d read, %,d accepted, %,d rejected in %.1f s (%,.0f a second)",
                read(),
                accepted,
                rejected,
                seconds,
                read() / Math.max(seconds, 0.001));
    }
}

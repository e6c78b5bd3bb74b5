package io.starledger.cli.verify;

import org.jspecify.annotations.Nullable;

/** One item's histogram and how it came to be. */
final class PlainItem implements Folded {
    private final int partition;
    private final long[] counts = new long[6];
    private long revision;
    private @Nullable Long updatedAt;
    private long offset;

    PlainItem(int partition) {
        this.partition = partition;
    }

    /** One rater's counted score went from one to another, 0 for none. */
    record Change(int before, int after) {}

    void fold(PlainEvent event, Change change) {
        offset = event.offset();
        if (change.before() == change.after()) {
            return;
        }
        counts[change.before()]--;
        counts[change.after()]++;
        revision++;
        updatedAt = event.acceptedAt();
    }

    @Override
    public Columns columns() {
        Columns.Builder row = Columns.builder();
        for (int score = 1; score <= 5; score++) {
            row.with("count_" + score, counts[score]);
        }
        row.with("revision", revision);
        if (updatedAt == null) {
            row.without("updated_at");
        } else {
            row.withMillis("updated_at", updatedAt);
        }
        return row.with("source_partition", partition).with("source_offset", offset).build();
    }
}

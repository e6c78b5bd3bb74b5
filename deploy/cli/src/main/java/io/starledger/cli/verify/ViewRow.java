package io.starledger.cli.verify;

/** A row as a store has it. */
record ViewRow(String key, Columns columns) {
    private static final String OFFSET = "source_offset";
    private static final String PARTITION = "source_partition";

    /** Whether it holds a fact beyond {@code end}, which the fold does not know. */
    boolean isBeyond(LogEnd end) {
        try {
            int partition = Integer.parseInt(columns.values().getOrDefault(PARTITION, ""));
            return offset() >= end.of(partition);
        } catch (NumberFormatException e) {
            return false;
        }
    }

    long offset() {
        return Long.parseLong(columns.values().getOrDefault(OFFSET, ""));
    }
}

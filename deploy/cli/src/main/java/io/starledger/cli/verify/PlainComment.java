package io.starledger.cli.verify;

import java.util.Map;

/** The last text of a comment's key and its position in {@code ratings.comments.v1}. */
record PlainComment(String text, int partition, long offset) implements Folded {
    @Override
    public Columns columns() {
        return new Columns(
                Map.of(
                        "text", text,
                        "source_partition", Integer.toString(partition),
                        "source_offset", Long.toString(offset)));
    }
}

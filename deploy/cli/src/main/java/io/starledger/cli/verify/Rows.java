package io.starledger.cli.verify;

import java.util.function.Consumer;

/** The rows of a view, read once, never all in memory. */
@FunctionalInterface
interface Rows {
    void forEach(Consumer<ViewRow> action);
}

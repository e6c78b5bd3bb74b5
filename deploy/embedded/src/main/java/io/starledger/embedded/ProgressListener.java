package io.starledger.embedded;

/** Told how the start goes, from several threads at once. */
@FunctionalInterface
public interface ProgressListener {
    ProgressListener SILENT = progress -> {};

    void on(PartProgress progress);
}

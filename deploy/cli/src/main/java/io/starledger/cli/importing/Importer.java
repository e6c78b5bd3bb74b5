package io.starledger.cli.importing;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Reads the next batch while one is on its way; a batch is sent only once the one before it is
 * acknowledged, so that the file's order is the log's.
 */
final class Importer {
    private final CsvFile file;
    private final RowReader reader;
    private final BatchSender sender;
    private final ImportProgress progress;
    private ImportSummary summary = ImportSummary.NOTHING;

    Importer(CsvFile file, RowReader reader, BatchSender sender, ImportProgress progress) {
        this.file = file;
        this.reader = reader;
        this.sender = sender;
        this.progress = progress;
    }

    /** To the file's end, or to what stops it; {@link #summary} tells how far it got. */
    void run() {
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            Future<?> onItsWay = thread.submit(() -> {});
            Batch batch = read();
            while (batch.rows() > 0) {
                await(onItsWay);
                Batch next = batch;
                long position = file.position();
                onItsWay = thread.submit(() -> send(next, position));
                batch = read();
            }
            await(onItsWay);
        }
    }

    synchronized ImportSummary summary() {
        return summary;
    }

    private Batch read() {
        Batch batch = new Batch();
        while (!batch.isFull()) {
            Optional<CsvRow> row = file.next();
            if (row.isEmpty()) {
                break;
            }
            batch.add(reader.read(row.get()));
        }
        return batch;
    }

    private void send(Batch batch, long position) {
        ImportSummary sent = sender.send(batch);
        synchronized (this) {
            summary = summary.plus(sent.accepted(), sent.rejected());
            progress.at(position, summary);
        }
    }

    private static void await(Future<?> sending) {
        try {
            sending.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }
}

package io.starledger.platform.streams;

import static java.util.Objects.requireNonNull;

import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** A processor next to a source; what it does with a young record is visible soon. */
public final class PromptProcessor<KIn, VIn, KOut, VOut>
        implements Processor<KIn, VIn, KOut, VOut> {
    private final Processor<KIn, VIn, KOut, VOut> processor;
    private @Nullable PromptCommit commit;

    private PromptProcessor(Processor<KIn, VIn, KOut, VOut> processor) {
        this.processor = processor;
    }

    public static <KIn, VIn, KOut, VOut> ProcessorSupplier<KIn, VIn, KOut, VOut> of(
            ProcessorSupplier<KIn, VIn, KOut, VOut> processors) {
        return () -> new PromptProcessor<>(processors.get());
    }

    @Override
    public void init(ProcessorContext<KOut, VOut> context) {
        commit = new PromptCommit(context);
        processor.init(context);
    }

    @Override
    public void process(Record<KIn, VIn> record) {
        requireNonNull(commit).of(record.timestamp());
        processor.process(record);
    }

    @Override
    public void close() {
        processor.close();
    }
}

package io.starledger.ratings.watermark;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.ratings.Log;
import io.starledger.ratings.RunningService;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

@ExtendWith(RunningService.class)
final class ReadYourWriteIT {
    private static final int WRITERS = 50;

    @AutoClose private final Log log = new Log();

    @Test
    void noAnswerIsOlderThanThePositionItWasAskedAfterHoweverSlowTheProjector() throws Exception {
        readAfterWriting(2_000);
    }

    @Test
    @Tag("soak")
    void norIsOneOfTenThousand() throws Exception {
        readAfterWriting(10_000);
    }

    private void readAfterWriting(int tries) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                SlowProjector _ = new SlowProjector()) {
            // given
            List<ReadingWriter> writers =
                    Stream.generate(() -> new ReadingWriter(log, tries / WRITERS))
                            .limit(WRITERS)
                            .toList();

            // when
            List<Future<Integer>> running = threads.invokeAll(writers, 5, TimeUnit.MINUTES);

            // then
            assertThat(running)
                    .allSatisfy(writer -> assertThat(writer).succeedsWithin(1, TimeUnit.SECONDS));
        }
    }
}

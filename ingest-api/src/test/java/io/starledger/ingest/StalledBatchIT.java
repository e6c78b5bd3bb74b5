package io.starledger.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.starledger.ingest.Api.Answer;
import io.starledger.schemas.ids.TenantId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

@ExtendWith(RunningIngest.class)
class StalledBatchIT {
    private final Api producer = Api.as("producer", new TenantId(UUID.randomUUID()));

    @Test
    void batchesThatStallKeepOthersOutOnlyForAWhile() throws IOException {
        // given
        List<StalledBatch> stalled = new ArrayList<>();
        for (int i = 0; i < RunningIngest.BATCHES_AT_ONCE; i++) {
            stalled.add(StalledBatch.letIn(producer));
        }

        // when
        Answer oneMore = submitOne();
        List<String> ends = new ArrayList<>();
        for (StalledBatch batch : stalled) {
            ends.add(batch.end());
        }
        Answer afterwards =
                await().atMost(Duration.ofSeconds(30))
                        .until(this::submitOne, answer -> answer.status() != 503);

        // then
        new Problem(503, "unavailable").assertIs(oneMore);
        assertThat(oneMore.header("Retry-After")).isEqualTo("1");
        assertThat(ends).allMatch(answer -> answer.startsWith("HTTP/1.1 408 "));
        assertThat(afterwards.status()).isEqualTo(200);
    }

    private Answer submitOne() {
        return producer.submitAll(BodyPublishers.ofString(WriteCall.RATING));
    }
}

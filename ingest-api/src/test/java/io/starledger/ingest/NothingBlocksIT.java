package io.starledger.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.embedded.testing.BlockedCalls;
import io.starledger.schemas.ids.TenantId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** So does every other class here: whatever its calls blocked fails it at its end. */
@ExtendWith(RunningIngest.class)
class NothingBlocksIT {
    private final TenantId tenant = new TenantId(UUID.randomUUID());
    private final Api admin = Api.as("tenant-admin", tenant);

    @ParameterizedTest
    @EnumSource
    void noCallBlocksAnEventLoop(WriteCall call) {
        // when
        call.by(admin);

        // then
        assertThat(BlockedCalls.take()).isEmpty();
    }

    @Test
    void noBatchOfManyChunksBlocksAnEventLoop() {
        // given
        String line = "{\"user_id\":\"u\",\"item_id\":\"i\",\"score\":1,\"comment\":\"fine\"}\n";
        String lines = Stream.generate(() -> line).limit(3_000).collect(Collectors.joining());

        // when
        admin.submitAll(BodyPublishers.ofString(lines));

        // then
        assertThat(BlockedCalls.take()).isEmpty();
    }

    @Test
    void aCallThatBlocksWouldBeFound() {
        // when
        Mono.fromRunnable(() -> LockSupport.parkNanos(1))
                .subscribeOn(Schedulers.parallel())
                .block(Duration.ofSeconds(30));

        // then
        assertThat(BlockedCalls.take()).isNotEmpty();
    }
}

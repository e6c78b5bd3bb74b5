package io.starledger.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.embedded.testing.BlockedCalls;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Every other class here fails at its end by whatever its calls blocked. */
@ExtendWith(RunningWebhooks.class)
class NothingBlocksIT {

    @Test
    void neitherADeliveryTakenNorOneRefusedBlocksAnEventLoop() {
        // given
        StripeSide platform = StripeSide.toPlatform();

        // when
        platform.deliver(TestEvent.invoicePaid("cus_1"), RunningWebhooks.NEW);
        platform.deliver(TestEvent.invoicePaid("cus_1"), RunningWebhooks.TENANTS);

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

package io.starledger.ratings;

import static io.starledger.ratings.Events.rated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.starledger.ratings.Events.Rater;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Callers that hang up at any moment, while few connections to PostgreSQL go from tenant to tenant:
 * {@link RunningService} has two. Each tenant's one item bears the tenant's id.
 */
@ExtendWith(RunningService.class)
final class CancelledRequestsIT {
    private static final int CALLERS = 8;
    private static final int FIRST_LONGEST_WAIT_MICROS = 6_000;
    private static final int LIMIT_MICROS = 1_000_000;
    private static final int PATIENCE_MS = 30_000;
    private static final int LOOK_AGAIN_NANOS = 50_000;

    private final List<Shop> shops = IntStream.range(0, 6).mapToObj(_ -> new Shop()).toList();
    private final AtomicInteger answered = new AtomicInteger();
    @AutoClose private final Log log = new Log();

    /** A tenant and what it asks for. */
    private static final class Shop {
        private final Events events = Events.ofANewTenant();
        private final String item = "of-" + events.tenant();
        private final String token = Api.as("analyst", events.tenant()).token();

        private String request() {
            return "GET %s/items?order=count HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer %s\r\n\r\n"
                    .formatted(Api.tenant(events.tenant()), token);
        }
    }

    @Test
    void noAnswerHasARowOfAnotherTenant() throws Exception {
        askAndHangUp(2_000);
    }

    @Test
    @Tag("soak")
    void norHasOneOfTenThousand() throws Exception {
        askAndHangUp(10_000);
    }

    private void askAndHangUp(int requests) throws Exception {
        // given
        for (Shop shop : shops) {
            log.append(rated(new Rater(shop.events.item(shop.item), "user"), 5, Instant.now()));
            await().atMost(RunningService.PATIENCE)
                    .ignoreExceptions()
                    .until(() -> ask(shop, PATIENCE_MS * 1_000).contains(shop.item));
        }
        answered.set(0);
        long seed = Long.getLong("seed", ThreadLocalRandom.current().nextLong());

        // when
        try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
            List<Future<?>> calls =
                    IntStream.range(0, CALLERS)
                            .<Future<?>>mapToObj(
                                    caller ->
                                            callers.submit(
                                                    () ->
                                                            callAll(
                                                                    requests / CALLERS,
                                                                    new Random(seed + caller))))
                            .toList();
            for (Future<?> call : calls) {
                call.get(10, TimeUnit.MINUTES);
            }
        }

        // then
        assertThat(answered)
                .as("seed %d", seed)
                .hasValueBetween(requests / 100, requests - requests / 100);
        for (Shop shop : shops) {
            assertThat(ask(shop, PATIENCE_MS * 1_000)).contains(shop.item);
        }
    }

    /**
     * Hangs up so early that about every other request is answered, however busy the machine is.
     */
    private Void callAll(int requests, Random random) throws IOException {
        int longestWait = FIRST_LONGEST_WAIT_MICROS;
        for (int i = 0; i < requests; i++) {
            Shop shop = shops.get(random.nextInt(shops.size()));
            boolean isAnswered = !ask(shop, random.nextInt(longestWait)).isEmpty();
            longestWait = Math.clamp(longestWait * (isAnswered ? 19 : 21) / 20, 100, LIMIT_MICROS);
        }
        return null;
    }

    /** What came until the caller hung up. */
    private String ask(Shop shop, int hangUpAfterMicros) throws IOException {
        try (Socket socket = new Socket("localhost", URI.create(RunningService.url()).getPort())) {
            socket.setSoTimeout(PATIENCE_MS);
            socket.getOutputStream().write(shop.request().getBytes(US_ASCII));
            String answer = read(socket, System.nanoTime() + hangUpAfterMicros * 1_000L);
            assertThat(answer.replace(shop.item, "")).doesNotContain("of-");
            if (!answer.isEmpty()) {
                assertThat(answer).startsWith("HTTP/1.1 200").contains(shop.item);
                answered.incrementAndGet();
            }
            return answer;
        }
    }

    private static String read(Socket socket, long hangUpAt) throws IOException {
        InputStream answers = socket.getInputStream();
        while (answers.available() == 0) {
            if (System.nanoTime() > hangUpAt) {
                return "";
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
        return new String(answers.readAllBytes(), US_ASCII);
    }
}

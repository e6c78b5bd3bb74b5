package io.starledger.benchmarks;

import io.starledger.schemas.ids.TenantId;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Ratings of one tenant, the same in every run: users and items drawn evenly by a fixed seed. */
final class TestRatings {
    static final TenantId TENANT =
            new TenantId(UUID.fromString("6f1d2c3b-4a59-4e68-8b7a-9c0d1e2f3a4b"));
    private static final int USERS = 100_000;
    private static final int ITEMS = 10_000;
    private static final long SEED = 20_261_121;

    private final Random random = new Random(SEED);
    private final Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    /** Bodies of single posts. */
    List<String> bodies(int count) {
        List<String> bodies = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            bodies.add("{" + fields() + "}");
        }
        return bodies;
    }

    /** The body of one batch, lines as {@code starledger import} sends them. */
    String batch(int lines) {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < lines; i++) {
            body.append('{').append(fields()).append(",\"idempotency_key\":\"");
            for (int part = 0; part < 4; part++) {
                body.append("%011x".formatted(random.nextLong() >>> 20));
            }
            body.append("\"}\n");
        }
        return body.toString();
    }

    private String fields() {
        Instant ratedAt = start.minus(Duration.ofSeconds(random.nextInt(30_000_000)));
        return "\"user_id\":\"user-%06d\",\"item_id\":\"%s\",\"score\":%d,\"rated_at\":\"%s\""
                .formatted(
                        random.nextInt(USERS),
                        item(random.nextInt(ITEMS)),
                        1 + random.nextInt(5),
                        ratedAt);
    }

    static String item(int number) {
        return "item-%05d".formatted(number);
    }
}

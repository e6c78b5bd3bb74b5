package io.starledger.e2e;

import io.starledger.embedded.issuer.TokenClaims;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A tenant whose items are rated by one more user with each post, so that no read may ever tell
 * fewer ratings than one that was answered before it was asked.
 */
final class CountingTenant {
    private static final int ITEMS = 50;
    private static final Pattern COUNT = Pattern.compile("\"count\":([0-9]+)");

    private final PlatformUnderTest platform;
    private final UUID id = UUID.randomUUID();
    private final String path = "/v1/tenants/" + id + "/";
    private final String token;
    private final AtomicLongArray seen = new AtomicLongArray(ITEMS);

    CountingTenant(PlatformUnderTest platform) {
        this.platform = platform;
        this.token = platform.issuer().mint(TokenClaims.of("tenant-admin").forTenant(id));
    }

    OpenLoop.Call post(long turn) {
        String body =
                "{\"user_id\":\"u%d\",\"item_id\":\"%s\",\"score\":%d}"
                        .formatted(turn, item((int) (turn % ITEMS)), 1 + turn % 5);
        return new OpenLoop.Call(
                platform.writes().resolve(path + "ratings"),
                token,
                body,
                answer -> answer.status() == 202 ? "" : answer.body());
    }

    OpenLoop.Call read(long turn) {
        int item = (int) (turn % ITEMS);
        long least = seen.get(item);
        return new OpenLoop.Call(
                platform.reads().resolve(path + "items/" + item(item) + "/rating"),
                token,
                null,
                answer -> verdict(answer, item, least));
    }

    private String verdict(OpenLoop.Answer answer, int item, long least) {
        Matcher count = COUNT.matcher(answer.body());
        if (answer.status() != 200
                || !answer.body().contains("\"" + item(item) + "\"")
                || !count.find()) {
            return "expected %s but was %d: %s"
                    .formatted(item(item), answer.status(), answer.body());
        }
        long counted = Long.parseLong(count.group(1));
        seen.accumulateAndGet(item, counted, Math::max);
        return counted >= least
                ? ""
                : "expected %d ratings of %s at least but was %d"
                        .formatted(least, item(item), counted);
    }

    private String item(int number) {
        return id + "-" + number;
    }
}

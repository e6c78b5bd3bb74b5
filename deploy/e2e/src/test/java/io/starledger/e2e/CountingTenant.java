package io.starledger.e2e;

import io.starledger.embedded.issuer.TokenClaims;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
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
                request(platform.writes(), "ratings")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body)),
                answer -> answer.statusCode() == 202 ? "" : answer.body());
    }

    OpenLoop.Call read(long turn) {
        int item = (int) (turn % ITEMS);
        long least = seen.get(item);
        return new OpenLoop.Call(
                request(platform.reads(), "items/" + item(item) + "/rating").GET(),
                answer -> verdict(answer, item, least));
    }

    private String verdict(HttpResponse<String> answer, int item, long least) {
        Matcher count = COUNT.matcher(answer.body());
        if (answer.statusCode() != 200
                || !answer.body().contains("\"" + item(item) + "\"")
                || !count.find()) {
            return "expected %s but was %d: %s"
                    .formatted(item(item), answer.statusCode(), answer.body());
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

    private HttpRequest.Builder request(URI service, String what) {
        return HttpRequest.newBuilder(service.resolve("/v1/tenants/" + id + "/" + what))
                .header("Authorization", "Bearer " + token);
    }
}

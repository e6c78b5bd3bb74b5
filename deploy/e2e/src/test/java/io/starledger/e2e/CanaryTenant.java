package io.starledger.e2e;

import io.starledger.embedded.issuer.TokenClaims;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A tenant whose ratings all bear its mark, so that any answer shows whose it is. The item {@code
 * lamp} every tenant has; it gives always the same score to it.
 */
final class CanaryTenant {
    private static final Pattern MARK = Pattern.compile("canary-[0-9a-f-]{36}");
    private static final int KINDS = 5;
    private static final int USERS = 20;

    private final PlatformUnderTest platform;
    private final String path;
    private final String token;
    private final String mark;
    private final int score;

    CanaryTenant(PlatformUnderTest platform, int number) {
        UUID id = UUID.randomUUID();
        this.platform = platform;
        this.path = "/v1/tenants/" + id + "/";
        this.token = platform.issuer().mint(TokenClaims.of("tenant-admin").forTenant(id));
        this.mark = "canary-" + id;
        this.score = 1 + number % 5;
    }

    /** The calls in turn: posts, and each way there is to read. */
    OpenLoop.Call call(long turn) {
        return switch ((int) (turn % KINDS)) {
            case 0 -> post(turn);
            case 1 -> read("items/lamp/rating", histogram());
            case 2 -> read("items/" + mark + "/rating", mark);
            case 3 -> read("items?order=updated", mark);
            default -> read("items/lamp/ratings?limit=50", mark);
        };
    }

    /** A rating of the common item, or of its own. */
    OpenLoop.Call post(long turn) {
        String item = turn % (2 * KINDS) == 0 ? "lamp" : mark;
        String body =
                "{\"user_id\":\"u%d\",\"item_id\":\"%s\",\"score\":%d,\"comment\":\"%s\"}"
                        .formatted(turn % USERS, item, score, mark);
        return new OpenLoop.Call(
                platform.writes().resolve(path + "ratings"),
                token,
                body,
                answer -> verdict(answer, 202, "position"));
    }

    private OpenLoop.Call read(String what, String expected) {
        return new OpenLoop.Call(
                platform.reads().resolve(path + what),
                token,
                null,
                answer -> verdict(answer, 200, expected));
    }

    /** That of an item which only this tenant's score was ever given. */
    private String histogram() {
        StringBuilder counts = new StringBuilder("\"histogram\":\\{");
        for (int other = 1; other <= 5; other++) {
            counts.append(other == 1 ? "" : ",").append('"').append(other).append("\":");
            counts.append(other == score ? "[0-9]+" : "0");
        }
        return counts.append("\\}").toString();
    }

    private String verdict(OpenLoop.Answer answer, int status, String expected) {
        String body = answer.body();
        Matcher marks = MARK.matcher(body);
        while (marks.find()) {
            if (!marks.group().equals(mark)) {
                return "expected only %s but was %s".formatted(mark, body);
            }
        }
        if (answer.status() == 429) {
            return "";
        }
        return answer.status() == status && Pattern.compile(expected).matcher(body).find()
                ? ""
                : "expected %d with %s but was %d: %s"
                        .formatted(status, expected, answer.status(), body);
    }
}

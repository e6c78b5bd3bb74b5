package io.starledger.benchmarks.freshness;

import io.starledger.benchmarks.load.HttpRequests;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** What is posted and read, of one tenant. */
final class Requests {
    private static final int PROBE_ITEMS = 200;

    private final HttpRequests http;
    private final String tenantPath;
    private final List<byte[]> posts;
    private int next;

    Requests(HttpRequests http, String tenantPath, List<String> bodies) {
        this.http = http;
        this.tenantPath = tenantPath;
        this.posts = bodies.stream().map(this::post).toList();
    }

    /** Never rated before, so that their revisions count the probes. */
    List<String> probeItems() {
        String run = UUID.randomUUID().toString();
        return IntStream.range(0, PROBE_ITEMS)
                .mapToObj(i -> "probe-%s-%d".formatted(run, i))
                .toList();
    }

    byte[] nextPost() {
        byte[] post = posts.get(next);
        next = next + 1 == posts.size() ? 0 : next + 1;
        return post;
    }

    byte[] post(ProbeItem item) {
        return post(
                "{\"user_id\":\"%s\",\"item_id\":\"%s\",\"score\":4}"
                        .formatted(item.user(), item.id()));
    }

    byte[] get(ProbeItem item) {
        return http.get(tenantPath + "/items/" + item.id() + "/rating");
    }

    private byte[] post(String body) {
        return http.post(tenantPath + "/ratings", "application/json", body);
    }
}

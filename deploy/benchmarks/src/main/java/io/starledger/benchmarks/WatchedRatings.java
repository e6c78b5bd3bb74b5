package io.starledger.benchmarks;

import io.starledger.benchmarks.freshness.Probe;
import io.starledger.benchmarks.freshness.Traffic;
import io.starledger.benchmarks.load.HttpRequests;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Posts of one tenant; those that are watched rate items that nobody else rates. */
final class WatchedRatings implements Traffic {
    private static final int PROBE_ITEMS = 200;
    private static final int ACCEPTED = 202;
    private static final String TENANT = "/v1/tenants/" + TestRatings.TENANT;

    private final HttpRequests http;
    private final List<byte[]> posts;
    private final Deque<ProbeItem> items = new ArrayDeque<>();
    private int next;

    /** {@code bodies} are those of the posts that are no probes. */
    WatchedRatings(HttpRequests http, List<String> bodies) {
        this.http = http;
        this.posts = bodies.stream().map(this::post).toList();
        for (int i = 0; i < PROBE_ITEMS; i++) {
            items.add(new ProbeItem("probe-" + i, 0));
        }
    }

    @Override
    public int taken() {
        return ACCEPTED;
    }

    @Override
    public byte[] next() {
        byte[] post = posts.get(next);
        next = next + 1 == posts.size() ? 0 : next + 1;
        return post;
    }

    @Override
    public @Nullable Probe nextProbe() {
        ProbeItem item = items.poll();
        return item == null ? null : new ItemProbe(item.next());
    }

    private byte[] post(String body) {
        return http.post(TENANT + "/ratings", "application/json", body);
    }

    private final class ItemProbe implements Probe {
        private final ProbeItem item;

        ItemProbe(ProbeItem item) {
            this.item = item;
        }

        @Override
        public byte[] request() {
            return post(
                    "{\"user_id\":\"%s\",\"item_id\":\"%s\",\"score\":4}"
                            .formatted(item.user(), item.id()));
        }

        @Override
        public byte[] read() {
            return http.get(TENANT + "/items/" + item.id() + "/rating");
        }

        @Override
        public boolean isShownBy(String body) {
            return item.isShownBy(body);
        }

        @Override
        public void shown() {
            items.add(item);
        }
    }
}

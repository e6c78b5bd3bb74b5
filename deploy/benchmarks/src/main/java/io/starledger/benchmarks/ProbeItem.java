package io.starledger.benchmarks;

/**
 * An item that only its probe rates, always by another user, so that each post is one revision.
 *
 * @param posts so far
 */
record ProbeItem(String id, int posts) {
    ProbeItem next() {
        return new ProbeItem(id, posts + 1);
    }

    String user() {
        return "prober-" + posts;
    }

    /** Whether a body shows the revision of the last post. */
    boolean isShownBy(String body) {
        return body.contains("\"revision\":" + posts + ",");
    }
}

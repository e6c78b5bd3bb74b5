package io.starledger.benchmarks.freshness;

import org.jspecify.annotations.Nullable;

/** What is sent at a steady rate. Asked on the generator's one thread, when it is to be sent. */
public interface Traffic {

    /** The status by which the platform says that it took one. */
    int taken();

    /** A whole HTTP request that nobody watches. */
    byte[] next();

    /** One to watch; null while all there are have not been shown yet. */
    @Nullable Probe nextProbe();
}

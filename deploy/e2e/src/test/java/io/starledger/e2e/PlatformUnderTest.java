package io.starledger.e2e;

import io.starledger.embedded.issuer.LocalIssuer;

import java.net.URI;
import java.nio.file.Path;

/** The platform, in one of its forms. What is killed is killed by {@code SIGKILL}. */
interface PlatformUnderTest extends AutoCloseable {
    /** Where ratings are written. */
    URI writes();

    /** Where views are read. */
    URI reads();

    /** Where Stripe delivers. */
    URI webhooks();

    Path dataDirectory();

    /** Added to every standard port of the infrastructure. */
    int portOffset();

    void killServices();

    /** Starts what {@link #killServices} ended, and returns when it is ready. */
    void startServices();

    /** Kills the broker, and returns when one runs again on the same data. */
    void killAndRestartBroker();

    default LocalIssuer issuer() {
        return LocalIssuer.in(dataDirectory());
    }

    @Override
    void close();
}

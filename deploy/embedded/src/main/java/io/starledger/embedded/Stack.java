package io.starledger.embedded;

import io.starledger.embedded.issuer.LocalIssuer;

/**
 * Running infrastructure. Closing it stops everything, is idempotent, and may be done from a
 * shutdown hook.
 */
public interface Stack extends AutoCloseable {
    StackAddresses addresses();

    /** Mints the tokens that services trust which trust {@link StackAddresses#issuer()}. */
    LocalIssuer issuer();

    @Override
    void close();
}

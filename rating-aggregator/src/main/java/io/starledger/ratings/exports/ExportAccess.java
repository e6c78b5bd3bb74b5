package io.starledger.ratings.exports;

import org.jspecify.annotations.Nullable;

/** Who may read an export. */
sealed interface ExportAccess {

    /**
     * A principal of the tenant's, and nothing else but this export.
     *
     * @param password null if it has one already, which nobody can tell any more
     * @param bytesPerSecond that all its consumers together may read from one broker
     */
    record OwnPrincipal(String name, @Nullable String password, long bytesPerSecond)
            implements ExportAccess {}

    /** The brokers have no authorizer: every client reads every topic. */
    record Everybody() implements ExportAccess {}
}

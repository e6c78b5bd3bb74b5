/**
 * The platform on one machine: the four services in one Spring context on one HTTP port, beside
 * Kafka, the registry, Postgres and Redis as child processes.
 *
 * <p>Owns which addresses the services get, and what they keep in the data directory beside the
 * infrastructure's: the key that seals positions, the secret that signs webhooks and the state of
 * topologies. Does not own the processes ({@code deploy/embedded}) nor anything a service does.
 */
@NullMarked
package io.starledger.local;

import org.jspecify.annotations.NullMarked;

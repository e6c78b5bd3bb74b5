/**
 * Runs Starledger's infrastructure on a bare machine: a Kafka broker, an Apicurio registry,
 * Postgres and Redis, each the real program as a child process, beside a local token issuer.
 *
 * <p>Owns the processes, their ports, their data directory and what becomes of them when this JVM
 * is killed. Does not own what is kept in them: topics, schemas, tables and keys belong to the
 * services. One stack uses a data directory at a time; starting is idempotent on its content, and
 * what a part has acknowledged survives {@code kill -9} of that part or of this JVM. All parts
 * listen on loopback only.
 */
@NullMarked
package io.starledger.embedded;

import org.jspecify.annotations.NullMarked;

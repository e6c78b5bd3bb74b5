/**
 * A local OAuth2 issuer for development and tests: it mints signed tokens and publishes the key to
 * check them with.
 *
 * <p>Owns one ES256 key pair in {@code <data directory>/issuer}, made at its first use. Minting
 * needs that file and no server; checking needs the public key set, served on loopback while the
 * stack runs. Does not own users, consent or any other part of OAuth2, and must never be trusted
 * outside one machine.
 */
@NullMarked
package io.starledger.embedded.issuer;

import org.jspecify.annotations.NullMarked;

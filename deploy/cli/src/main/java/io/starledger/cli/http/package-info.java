/**
 * Speaking to a running platform over HTTP: tokens minted from the data directory, passing faults
 * retried within a bound, everything else told in words a person can act on. Requests are sent one
 * at a time in the order of the calls, so what was sent first is in the log first.
 */
@NullMarked
package io.starledger.cli.http;

import org.jspecify.annotations.NullMarked;

/**
 * Load over HTTP/1.1 from one thread on keep-alive connections, to loopback only. Requests are
 * bytes made before the run and answers are hardly read, so that the generator takes as little as
 * it can of the cores it shares with what it measures.
 */
@NullMarked
package io.starledger.benchmarks.load;

import org.jspecify.annotations.NullMarked;

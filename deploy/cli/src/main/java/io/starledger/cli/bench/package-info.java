/** The command {@code bench}: what is measured is {@code deploy/benchmarks}' matter. */
@NullMarked
package io.starledger.cli.bench;

import org.jspecify.annotations.NullMarked;

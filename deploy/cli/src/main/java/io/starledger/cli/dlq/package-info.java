/**
 * What operators do with dead letters: look at them, retry and discard them. Owns what it prints
 * and asks; does nothing that was not shown before. Asks the platform over HTTP and keeps nothing,
 * so that it may be stopped and run again at any point.
 */
@NullMarked
package io.starledger.cli.dlq;

import org.jspecify.annotations.NullMarked;

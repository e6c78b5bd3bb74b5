/**
 * {@code starledger demo}: a tenant with something to look at. Owns the made-up data, which is the
 * same every time: run again, it changes nothing.
 */
@NullMarked
package io.starledger.cli.demo;

import org.jspecify.annotations.NullMarked;

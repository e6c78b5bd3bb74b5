/**
 * Stripe, played from a terminal: its signing secret, and events of every type that the platform
 * makes something of, in the shape of its current API. Owns the made-up objects (resources {@code
 * events.json} and {@code objects}); does not own what the platform does with them. An event of the
 * same second and type is another event: each has an id of its own.
 */
@NullMarked
package io.starledger.cli.stripe;

import org.jspecify.annotations.NullMarked;

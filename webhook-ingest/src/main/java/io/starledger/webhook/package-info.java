/**
 * The service that takes Stripe's webhooks and appends them, verified, to the log. It keeps no
 * state and looks nothing up: what an event means, and whose it is, others find out of the topic.
 */
@NullMarked
package io.starledger.webhook;

import org.jspecify.annotations.NullMarked;

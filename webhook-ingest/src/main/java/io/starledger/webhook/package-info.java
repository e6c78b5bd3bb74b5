/**
 * The service that will take Stripe's webhooks and append them, verified, to the log. It owns no
 * topic or path yet: it starts, provisions the topic catalogue like every service, and says how it
 * is.
 */
@NullMarked
package io.starledger.webhook;

import org.jspecify.annotations.NullMarked;

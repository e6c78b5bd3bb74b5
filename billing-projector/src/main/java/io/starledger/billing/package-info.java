/**
 * The service that will fold Stripe's events and accepted ratings into each tenant's account, usage
 * and quota. It owns no topic, table or path yet: it starts, provisions the topic catalogue like
 * every service, and says how it is.
 */
@NullMarked
package io.starledger.billing;

import org.jspecify.annotations.NullMarked;

/**
 * Feeds views from topics. One read-committed consumer per projection; the view's own store keeps
 * how far it has come, so a batch and its positions become durable together and a restart goes on
 * exactly there. A record that cannot be read, or that the store refuses for what it says, goes to
 * its topic's dead letters and the partition moves on. Does not own any view.
 */
@NullMarked
package io.starledger.platform.projection;

import org.jspecify.annotations.NullMarked;

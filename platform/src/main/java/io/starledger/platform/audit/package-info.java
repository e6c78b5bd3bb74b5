/**
 * The record of who was allowed to do what to which tenant. Owns what is written down and when:
 * before the thing is done, and acknowledged, so that nothing audited happens unrecorded; while the
 * log is away it does not happen. Does not own who may do what. Topics out: {@code
 * audit.events.v1}; topics in: none. Ordered by tenant; an attempt that is repeated is recorded
 * again.
 */
@NullMarked
package io.starledger.platform.audit;

import org.jspecify.annotations.NullMarked;

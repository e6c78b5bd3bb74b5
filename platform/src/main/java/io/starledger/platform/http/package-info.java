/**
 * What functional endpoints of all services share. They write their answers as bytes of known
 * length, which costs a fraction of what annotated controllers do.
 */
@NullMarked
package io.starledger.platform.http;

import org.jspecify.annotations.NullMarked;

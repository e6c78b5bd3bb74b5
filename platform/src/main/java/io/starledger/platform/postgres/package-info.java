/**
 * PostgreSQL as services use it: one pool of JDBC connections for those that write views, one of
 * R2DBC connections for those that read them, and each service's own schema, migrated at start.
 * Does not own any table.
 */
@NullMarked
package io.starledger.platform.postgres;

import org.jspecify.annotations.NullMarked;

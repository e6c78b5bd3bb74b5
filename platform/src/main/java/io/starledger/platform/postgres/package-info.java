/**
 * PostgreSQL as services use it, under row-level security. Three roles: one owns each service's
 * schema and migrates it at start, one writes views from the log over JDBC, one reads them over
 * R2DBC and sees the one tenant it names ({@link io.starledger.platform.postgres.TenantReads}).
 *
 * <p>Rows stand on shards: each of 1,024 slots, to which tenants are hashed, belongs to one. A
 * shard that is away stops what concerns its own tenants, also at a start. Does not own any table.
 */
@NullMarked
package io.starledger.platform.postgres;

import org.jspecify.annotations.NullMarked;

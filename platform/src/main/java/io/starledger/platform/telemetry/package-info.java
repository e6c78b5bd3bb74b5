/**
 * The one catalogue of what the platform counts and times: names, units, meanings and tags. Owns no
 * registry and no exporter, which are Spring Boot's. A metric is never tagged by anything without a
 * bound: no tenant, no item, no user, no path.
 */
@NullMarked
package io.starledger.platform.telemetry;

import org.jspecify.annotations.NullMarked;

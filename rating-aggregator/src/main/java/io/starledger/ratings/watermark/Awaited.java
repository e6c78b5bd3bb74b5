package io.starledger.ratings.watermark;

import io.starledger.platform.position.Position;
import io.starledger.schemas.ids.TenantId;

/**
 * What a read waits for.
 *
 * @param view that it reads
 */
public record Awaited(TenantId tenant, View view, Position position) {}

package io.starledger.billing.link;

import io.starledger.schemas.ids.TenantId;

/** Whose a customer is. */
record Link(TenantId tenant, boolean isByOperator) {}

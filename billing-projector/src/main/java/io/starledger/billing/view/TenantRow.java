package io.starledger.billing.view;

import io.starledger.schemas.ids.TenantId;

/** One tenant as operators see it in a list. */
public record TenantRow(TenantId tenant, AccountRow account, QuotaRow quota) {}

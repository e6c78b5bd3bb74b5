package io.starledger.billing.account;

/** An account after an event. */
public record Folded(AccountState state, TenantAccount account, Outcome outcome) {}

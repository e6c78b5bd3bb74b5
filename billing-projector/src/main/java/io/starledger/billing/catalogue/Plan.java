package io.starledger.billing.catalogue;

/** A plan and what it allows. */
public record Plan(PlanName name, Limits limits) {}

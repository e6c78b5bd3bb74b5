package io.starledger.billing.catalogue;

/** What a price sells. */
public sealed interface Sold {

    /** One plan, however often it is bought. */
    record APlan(PlanName plan) implements Sold {}

    /** An add-on, as often as it is bought. */
    record AnAddOn(AddOnName addOn) implements Sold {}
}

package io.starledger.billing.catalogue;

/** A plan, by the name operators and tenants know it by. */
public record PlanName(String value) {
    public static final PlanName FREE = new PlanName("free");
    public static final PlanName TRIAL = new PlanName("trial");
    public static final PlanName STARTER = new PlanName("starter");
    public static final PlanName GROWTH = new PlanName("growth");
    public static final PlanName ENTERPRISE = new PlanName("enterprise");

    /** Is in no catalogue, is sold by no price, and allows everything. */
    public static final PlanName UNLIMITED = new PlanName("unlimited");

    @Override
    public String toString() {
        return value;
    }
}

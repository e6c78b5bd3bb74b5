package io.starledger.billing.stripe;

/** The platform's application, told by an account that has just left it. */
public record Application(String id) implements StripeObject {

    @Override
    public ObjectKind kind() {
        return ObjectKind.APPLICATION;
    }
}

package io.starledger.billing.link;

/** Until what an event waits. */
enum Wait {
    /** Its customer has a tenant. */
    LINKED,
    /** The object it names has a customer. */
    NAMED
}

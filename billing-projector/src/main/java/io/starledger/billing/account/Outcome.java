package io.starledger.billing.account;

/** What an event did to an account. */
public enum Outcome {
    CHANGED,
    /** Folded, and the account is as before. */
    UNCHANGED,
    /** Seen before. */
    DUPLICATE,
    /** Of an account that may not decide what this tenant has. */
    FOREIGN,
    /** Of a type that changes no account. */
    UNKNOWN_TYPE,
    /** Of a time of which objects were forgotten, and of one that is not known: nothing is done. */
    TOO_LATE
}

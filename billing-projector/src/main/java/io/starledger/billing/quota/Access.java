package io.starledger.billing.quota;

/** What a tenant's status lets it do, whatever its limits. */
public enum Access {
    FULL,
    /** Nothing may be written; a post is answered 402. */
    READ_ONLY
}

package io.starledger.billing.view;

/**
 * A tenant's quota, beside the account it is read with.
 *
 * @param account may be a little older or newer than the one the quota was derived from
 * @param accountRevision of that one
 * @param revision how many times the quota has changed; 0 if there is none yet
 */
public record QuotaRow(
        QuotaDocument quota, AccountDocument account, long accountRevision, long revision) {}

package io.starledger.billing.view;

import io.starledger.billing.account.AccountReducer;
import io.starledger.billing.account.AccountState;
import io.starledger.billing.account.Entitled;
import io.starledger.billing.account.TenantAccount;
import io.starledger.billing.catalogue.BillingRules;
import io.starledger.billing.catalogue.Catalogue;
import io.starledger.billing.quota.Access;
import io.starledger.billing.quota.Allowance;
import io.starledger.billing.quota.Quota;
import io.starledger.billing.steps.Steps;
import io.starledger.billing.view.AccountDocument.EntitledPart;
import io.starledger.billing.view.QuotaDocument.QuotaPart;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a tenant has of whom no topic has told: the default plan, and nothing used. */
public record UnboughtTenant(AccountDocument account, QuotaDocument quota) {

    static UnboughtTenant of(BillingRules rules, Catalogue catalogue) {
        TenantAccount unbought = new AccountReducer(rules).accountOf(AccountState.NEW);
        return new UnboughtTenant(
                new AccountDocument(
                        unbought.entitled().steps().stream().map(UnboughtTenant::entitled).toList(),
                        null,
                        List.of(),
                        false,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        null),
                new QuotaDocument(
                        Quota.of(unbought, catalogue).allowances().steps().stream()
                                .map(UnboughtTenant::allowed)
                                .toList(),
                        0,
                        null));
    }

    private static EntitledPart entitled(Steps.Step<Entitled> step) {
        return new EntitledPart(
                step.from(),
                step.value().plan().value(),
                step.value().status().name().toLowerCase(Locale.ROOT),
                Map.of());
    }

    private static QuotaPart allowed(Steps.Step<Allowance> step) {
        return new QuotaPart(
                step.from(),
                step.value().plan().value(),
                step.value().access() == Access.READ_ONLY,
                LimitsPart.of(step.value().limits()),
                0);
    }
}

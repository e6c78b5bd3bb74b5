package io.starledger.billing.view;

import io.swagger.v3.oas.annotations.media.Schema;

/** A tenant's money in one currency. */
@Schema(
        name = "Money",
        description = "Totals in minor units of one currency; never added across currencies.")
public record MoneyPart(
        @Schema(example = "usd") String currency,
        @Schema(description = "For invoices and one-off sales, whatever came back of it later")
                long paidMinor,
        @Schema(description = "Given back") long refundedMinor,
        @Schema(description = "Waived by credit notes that hold") long creditedMinor,
        @Schema(description = "Taken back by banks and not returned") long disputedMinor,
        @Schema(description = "Owed on open invoices") long owedMinor,
        @Schema(description = "Owed beside invoices; below zero a credit") long balanceMinor) {}

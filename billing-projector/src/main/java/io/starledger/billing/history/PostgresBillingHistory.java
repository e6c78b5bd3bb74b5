package io.starledger.billing.history;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import io.r2dbc.spi.Readable;
import io.starledger.billing.account.BillingPeriods;
import io.starledger.billing.account.TenantAccount;
import io.starledger.billing.account.TenantBillingCodec;
import io.starledger.billing.catalogue.Catalogue;
import io.starledger.billing.stripe.Period;
import io.starledger.platform.postgres.TenantReads;
import io.starledger.platform.postgres.TenantReads.Query;
import io.starledger.schemas.avro.TenantBilling;
import io.starledger.schemas.ids.TenantId;

import reactor.core.publisher.Mono;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads from PostgreSQL what was known of a tenant at an instant, and what it had used by then.
 *
 * @param unbought the account of a tenant that never bought anything
 * @param configured what is sold, without what Stripe's products told
 */
public record PostgresBillingHistory(
        TenantReads postgres, TenantAccount unbought, Catalogue configured) {
    private static final String ACCOUNT =
            """
            select account from account_history
            where tenant_id = $1 and known_at <= $2
            order by known_at desc, source desc, source_offset desc limit 1
            """;

    /** Of all that was accepted before each bound. */
    private static final String USED =
            """
            select coalesce((select sum(ratings) from (
                select ratings from usage_sums
                where tenant_id = $1 and width = 86400 and since < date_trunc('day', b.until, 'UTC')
                union all
                select ratings from usage_sums
                where tenant_id = $1 and width = 3600
                  and since >= date_trunc('day', b.until, 'UTC') and since < date_trunc('hour', b.until, 'UTC')
                union all
                select ratings from usage_sums
                where tenant_id = $1 and width = 1
                  and since >= date_trunc('hour', b.until, 'UTC') and since < date_trunc('second', b.until, 'UTC')
                union all
                select ratings from usage_sums
                where tenant_id = $1 and width = 0
                  and since >= date_trunc('second', b.until, 'UTC') and since < b.until) s), 0)::bigint as ratings
            from unnest($2::text[]::timestamptz[]) with ordinality b (until, n)
            order by n
            """;

    private static final String HOURS =
            """
            select date_trunc($4, since, 'UTC') as starts_at, sum(ratings)::bigint as ratings
            from (
                select since, ratings from usage_sums
                where tenant_id = $1 and width = 3600 and since >= $2
                  and since < least($3, date_trunc('hour', $5::timestamptz, 'UTC'))
                union all
                select since, ratings from usage_sums
                where tenant_id = $1 and width = 1 and since >= $2
                  and since >= date_trunc('hour', $5::timestamptz, 'UTC')
                  and since < least($3, date_trunc('second', $5::timestamptz, 'UTC'))
                union all
                select since, ratings from usage_sums
                where tenant_id = $1 and width = 0 and since >= $2
                  and since >= date_trunc('second', $5::timestamptz, 'UTC') and since < least($3, $5)) s
            group by 1
            """;

    /** Of what was accepted until {@code asOf}, itself included. */
    public Mono<PastStanding> standing(TenantId tenant, Instant asOf) {
        return Mono.zip(
                postgres.read(
                        new Query(tenant, ACCOUNT, List.of(tenant.value(), asOf)),
                        row ->
                                FactBytesCodec.account(
                                        requireNonNull(row.get("account", byte[].class)))),
                postgres.read(
                        new Query(tenant, PlanTableCodec.KNOWN, List.of(asOf)),
                        PlanTableCodec::read),
                (accounts, told) -> standing(asOf, accounts, configured.with(told)));
    }

    /** How much was accepted in each of {@code periods}. */
    public Mono<List<Long>> used(TenantId tenant, List<Period> periods) {
        String[] bounds =
                periods.stream()
                        .flatMap(it -> List.of(it.start(), it.end()).stream())
                        .map(Instant::toString)
                        .toArray(String[]::new);
        return postgres.read(
                        new Query(tenant, USED, List.of(tenant.value(), bounds)),
                        PostgresBillingHistory::ratings)
                .map(PostgresBillingHistory::differences);
    }

    /**
     * Which hours or days are to be read.
     *
     * @param time begins and ends with a full one
     * @param asOf what was accepted later does not count
     */
    public record HoursQuestion(TenantId tenant, Period time, ChronoUnit unit, Instant asOf) {}

    /** Accepted ratings by the first instant of each hour or day that had any. */
    public Mono<Map<Instant, Long>> ratings(HoursQuestion question) {
        List<Object> values =
                List.of(
                        question.tenant().value(),
                        question.time().start(),
                        question.time().end(),
                        question.unit() == ChronoUnit.DAYS ? "day" : "hour",
                        question.asOf().plus(1, ChronoUnit.MICROS));
        return postgres.read(
                        new Query(question.tenant(), HOURS, values),
                        row ->
                                Map.entry(
                                        requireNonNull(row.get("starts_at", Instant.class)),
                                        ratings(row)))
                .map(rows -> rows.stream().collect(toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private PastStanding standing(Instant asOf, List<TenantBilling> accounts, Catalogue known) {
        if (accounts.isEmpty()) {
            return new PastStanding(asOf, unbought, BillingPeriods.NONE, known);
        }
        TenantBilling account = accounts.getFirst();
        return new PastStanding(
                asOf,
                TenantBillingCodec.accountOf(account),
                TenantBillingCodec.periodsOf(account),
                known);
    }

    private static List<Long> differences(List<Long> before) {
        List<Long> differences = new ArrayList<>();
        for (int i = 0; i < before.size(); i += 2) {
            differences.add(before.get(i + 1) - before.get(i));
        }
        return differences;
    }

    private static Long ratings(Readable row) {
        return requireNonNull(row.get("ratings", Long.class));
    }
}

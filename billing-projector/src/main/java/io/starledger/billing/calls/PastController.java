package io.starledger.billing.calls;

import io.starledger.billing.history.PastStanding;
import io.starledger.billing.history.PostgresBillingHistory;
import io.starledger.billing.history.PostgresBillingHistory.HoursQuestion;
import io.starledger.billing.stripe.Period;
import io.starledger.billing.view.BillingViews;
import io.starledger.billing.view.UsedPeriod;
import io.starledger.platform.generation.ServedView;
import io.starledger.platform.http.HttpAnswers;
import io.starledger.schemas.ids.TenantId;

import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerResponse;

import reactor.core.publisher.Mono;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Answers what a tenant could do and had used at an instant. Without an entity tag: what comes late
 * may change it.
 */
record PastController(ServedView<BillingViews> views, HttpAnswers answers) {

    Mono<ServerResponse> quota(TenantId tenant, Instant asOf) {
        return views.read(of -> quota(of.history(), tenant, asOf))
                .flatMap(body -> answers.of(HttpStatus.OK, body));
    }

    private static Mono<PastQuotaBody> quota(
            PostgresBillingHistory history, TenantId tenant, Instant asOf) {
        return history.standing(tenant, asOf)
                .flatMap(
                        standing ->
                                history.used(tenant, List.of(standing.counted(standing.period())))
                                        .map(used -> PastQuotaBody.of(standing, used.getFirst())));
    }

    Mono<ServerResponse> usage(TenantId tenant, Instant asOf, UsageQuestion question) {
        return views.read(of -> points(of.history(), tenant, asOf, question))
                .map(points -> PastUsageBody.of(asOf, question, points))
                .flatMap(body -> answers.of(HttpStatus.OK, body));
    }

    private static Mono<List<UsedPeriod>> points(
            PostgresBillingHistory history, TenantId tenant, Instant asOf, UsageQuestion question) {
        return question.step() == UsageStep.PERIOD
                ? history.standing(tenant, asOf)
                        .flatMap(standing -> byPeriod(history, tenant, standing, question))
                : byHour(history, tenant, asOf, question.series());
    }

    private static Mono<List<UsedPeriod>> byPeriod(
            PostgresBillingHistory history,
            TenantId tenant,
            PastStanding standing,
            UsageQuestion question) {
        List<Period> periods = standing.periods(new Period(question.from(), question.to()));
        return history.used(tenant, periods.stream().map(standing::counted).toList())
                .map(
                        used ->
                                IntStream.range(0, periods.size())
                                        .filter(i -> used.get(i) > 0)
                                        .mapToObj(i -> used(periods.get(i), used.get(i)))
                                        .toList());
    }

    private static UsedPeriod used(Period period, long ratings) {
        return new UsedPeriod(period.start(), period.end(), ratings);
    }

    private static Mono<List<UsedPeriod>> byHour(
            PostgresBillingHistory history, TenantId tenant, Instant asOf, UsageSeries series) {
        Period time = new Period(series.from(), series.to());
        return history.ratings(new HoursQuestion(tenant, time, series.unit(), asOf))
                .map(series::points);
    }
}

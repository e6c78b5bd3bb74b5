package io.starledger.billing.calls;

import io.starledger.billing.view.BillingViews;
import io.starledger.billing.view.PostgresBillingReader;
import io.starledger.billing.view.PostgresBillingReader.After;
import io.starledger.billing.view.PostgresBillingReader.EventQuestion;
import io.starledger.billing.view.PostgresBillingReader.HoursQuestion;
import io.starledger.billing.view.UsedPeriod;
import io.starledger.platform.generation.ServedView;
import io.starledger.platform.http.HttpAnswers;
import io.starledger.platform.paging.Cursor;
import io.starledger.platform.paging.PageRequest;
import io.starledger.platform.postgres.InstantRange;
import io.starledger.platform.problem.ProblemException;
import io.starledger.platform.problem.Violation;
import io.starledger.platform.time.AsOf;
import io.starledger.schemas.ids.TenantId;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

import reactor.core.publisher.Mono;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Answers what a tenant has bought, may do and has used, by the clock's now or as of an instant.
 */
record BillingController(
        ServedView<BillingViews> views,
        PastController past,
        HttpAnswers answers,
        InstantSource clock) {
    static final int MOST_WITH_PAYLOAD = 10;
    private static final int CURSOR_PARTS = 2;

    Mono<ServerResponse> account(ServerRequest request) {
        require(violations(request));
        TenantId tenant = tenant(request);
        return views.read(
                of ->
                        of.reader()
                                .account(tenant)
                                .map(row -> BillingBody.of(row, clock.instant()))
                                .flatMap(
                                        body ->
                                                answers.tagged(
                                                        tag(of, body.revision(), body), body)));
    }

    Mono<ServerResponse> quota(ServerRequest request) {
        List<Violation> violations = new ArrayList<>();
        @Nullable Instant asOf = asOf(request, violations);
        require(violations);
        TenantId tenant = tenant(request);
        return asOf == null ? quotaNow(tenant) : past.quota(tenant, asOf);
    }

    private Mono<ServerResponse> quotaNow(TenantId tenant) {
        return views.read(
                of ->
                        of.reader()
                                .quota(tenant)
                                .map(row -> QuotaBody.of(row, clock.instant()))
                                .flatMap(
                                        body ->
                                                answers.tagged(
                                                        tag(of, body.revision(), body), body)));
    }

    Mono<ServerResponse> usage(ServerRequest request) {
        List<Violation> violations = new ArrayList<>();
        @Nullable Instant asOf = asOf(request, violations);
        UsageQuestion question =
                UsageQuestion.parse(
                        new UsageQuestion.Sent(
                                parameter(request, "from"),
                                parameter(request, "to"),
                                parameter(request, "step")),
                        asOf == null ? clock.instant() : asOf,
                        violations);
        if (asOf != null && question.to().isAfter(asOf)) {
            violations.add(
                    new Violation(
                            "?to",
                            "expected an instant that is not after as_of but was "
                                    + question.to()));
        }
        require(violations);
        TenantId tenant = tenant(request);
        return asOf == null
                ? views.read(of -> usage(of.reader(), tenant, question))
                        .flatMap(body -> answers.of(HttpStatus.OK, body))
                : past.usage(tenant, asOf, question);
    }

    private static Mono<UsageBody> usage(
            PostgresBillingReader reader, TenantId tenant, UsageQuestion question) {
        return reader.usage(tenant)
                .flatMap(
                        row ->
                                question.step() == UsageStep.PERIOD
                                        ? Mono.just(UsageBody.byPeriod(row, question))
                                        : points(reader, tenant, question.series())
                                                .map(it -> UsageBody.of(row, question, it)));
    }

    private static Mono<List<UsedPeriod>> points(
            PostgresBillingReader reader, TenantId tenant, UsageSeries series) {
        return reader.ratings(new HoursQuestion(tenant, series.from(), series.to(), series.unit()))
                .map(series::points);
    }

    Mono<ServerResponse> events(ServerRequest request) {
        List<Violation> violations = violations(request);
        PageRequest page =
                PageRequest.parse(
                        parameter(request, "limit"),
                        parameter(request, "cursor"),
                        CURSOR_PARTS,
                        violations);
        boolean withPayload = withPayload(parameter(request, "payload"), violations);
        if (withPayload && violations.isEmpty() && page.limit() > MOST_WITH_PAYLOAD) {
            violations.add(
                    new Violation(
                            "?limit",
                            "expected a number of 1 to %d with payloads but was %d"
                                    .formatted(MOST_WITH_PAYLOAD, page.limit())));
        }
        @Nullable After after = after(page.cursor(), violations);
        require(violations);
        EventQuestion question =
                new EventQuestion(tenant(request), page.limit(), withPayload, after);
        return views.read(of -> of.reader().events(question))
                .flatMap(
                        found ->
                                answers.of(
                                        HttpStatus.OK,
                                        new StripeEventsBody(
                                                found.rows(),
                                                found.next() == null
                                                        ? null
                                                        : found.next().token())));
    }

    /** Time changes what a revision says: the same revision at another step is another answer. */
    private static String tag(BillingViews of, long revision, Record body) {
        return of.generation() + "-" + revision + "-" + Integer.toHexString(body.hashCode());
    }

    private static boolean withPayload(@Nullable String text, List<Violation> violations) {
        if (text != null && !text.equals("true") && !text.equals("false")) {
            violations.add(new Violation("?payload", "expected true or false but was another"));
        }
        return "true".equals(text);
    }

    private static @Nullable After after(@Nullable Cursor cursor, List<Violation> violations) {
        if (cursor == null) {
            return null;
        }
        try {
            return new After(
                    InstantRange.require(Instant.parse(cursor.parts().get(0))),
                    UUID.fromString(cursor.parts().get(1)));
        } catch (DateTimeException | IllegalArgumentException _) {
            violations.add(PageRequest.badCursor());
            return null;
        }
    }

    private static TenantId tenant(ServerRequest request) {
        return TenantId.parse(request.pathVariable("tenantId"));
    }

    private static @Nullable String parameter(ServerRequest request, String name) {
        return request.queryParam(name).orElse(null);
    }

    private @Nullable Instant asOf(ServerRequest request, List<Violation> violations) {
        return AsOf.parse(parameter(request, AsOf.NAME), clock.instant(), violations);
    }

    /** To which more may be added. */
    private static List<Violation> violations(ServerRequest request) {
        List<Violation> violations = new ArrayList<>();
        AsOf.refuse(parameter(request, AsOf.NAME), violations);
        return violations;
    }

    private static void require(List<Violation> violations) {
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
    }
}

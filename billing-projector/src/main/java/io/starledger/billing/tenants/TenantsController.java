package io.starledger.billing.tenants;

import io.starledger.billing.calls.BillingBody;
import io.starledger.billing.calls.QuotaBody;
import io.starledger.billing.link.KafkaParkedReader;
import io.starledger.billing.tenants.TenantListBody.ListedTenant;
import io.starledger.billing.view.BillingViews;
import io.starledger.billing.view.TenantRow;
import io.starledger.platform.generation.ServedView;
import io.starledger.platform.http.HttpAnswers;
import io.starledger.platform.paging.Cursor;
import io.starledger.platform.paging.Page;
import io.starledger.platform.paging.PageRequest;
import io.starledger.platform.problem.ProblemException;
import io.starledger.platform.problem.Violation;
import io.starledger.schemas.ids.TenantId;

import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Answers operators what there is of tenants, by the clock's now. */
record TenantsController(
        ServedView<BillingViews> views,
        KafkaParkedReader parked,
        Scheduler operators,
        HttpAnswers answers,
        InstantSource clock) {
    private static final int CUSTOMERS = 100;

    Mono<ServerResponse> list(ServerRequest request) {
        List<Violation> violations = new ArrayList<>();
        PageRequest page =
                PageRequest.parse(
                        request.queryParam("limit").orElse(null),
                        request.queryParam("cursor").orElse(null),
                        1,
                        violations);
        @Nullable TenantId after = after(page.cursor(), violations);
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        return views.read(of -> of.directory().tenants(after, page.limit() + 1))
                .map(rows -> Page.of(rows, page.limit(), row -> Cursor.of(row.tenant().toString())))
                .flatMap(found -> answers.of(HttpStatus.OK, body(found)));
    }

    Mono<ServerResponse> show(ServerRequest request) {
        TenantId tenant = TenantId.parse(request.pathVariable("tenantId"));
        Instant now = clock.instant();
        return views.read(
                        of ->
                                Mono.zip(
                                        of.reader().account(tenant),
                                        of.reader().quota(tenant),
                                        of.directory().customersOf(tenant, CUSTOMERS)))
                .flatMap(
                        found ->
                                answers.of(
                                        HttpStatus.OK,
                                        new TenantBody(
                                                tenant.value(),
                                                BillingBody.of(found.getT1(), now),
                                                QuotaBody.of(found.getT2(), now),
                                                found.getT3().stream()
                                                        .map(CustomerBody::of)
                                                        .toList())));
    }

    Mono<ServerResponse> parked(ServerRequest request) {
        return Mono.fromCallable(parked::all)
                .subscribeOn(operators)
                .onErrorMap(
                        InvalidStateStoreException.class,
                        e -> new TransientDataAccessResourceException("cannot read a store", e))
                .flatMap(all -> answers.of(HttpStatus.OK, ParkedBody.of(all, clock.instant())));
    }

    private TenantListBody body(Page<TenantRow> page) {
        Instant now = clock.instant();
        return new TenantListBody(
                page.rows().stream().map(row -> ListedTenant.of(row, now)).toList(),
                page.next() == null ? null : page.next().token());
    }

    private static @Nullable TenantId after(@Nullable Cursor cursor, List<Violation> violations) {
        if (cursor == null) {
            return null;
        }
        String tenant = cursor.parts().getFirst();
        if (!TenantId.isValid(tenant)) {
            violations.add(PageRequest.badCursor());
            return null;
        }
        return TenantId.parse(tenant);
    }
}

package io.starledger.billing.tenants;

import io.starledger.billing.tenants.KafkaCustomerLinks.Done;
import io.starledger.billing.view.BillingViews;
import io.starledger.billing.view.CustomerRow;
import io.starledger.platform.audit.AuditEntry;
import io.starledger.platform.audit.AuditTrail;
import io.starledger.platform.generation.ServedView;
import io.starledger.platform.http.HttpAnswers;
import io.starledger.platform.problem.ProblemException;
import io.starledger.platform.problem.ProblemType;
import io.starledger.schemas.ids.TenantId;

import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

import reactor.core.publisher.Mono;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Links, moves and unlinks customers, as far as the view knows whose they are. */
record LinkController(
        ServedView<BillingViews> views,
        KafkaCustomerLinks links,
        AuditTrail audit,
        HttpAnswers answers,
        InstantSource clock) {

    Mono<ServerResponse> link(ServerRequest request) {
        CustomerCall call = CustomerCall.of(request);
        Done done = call.at(now(), request);
        return views.read(of -> of.directory().customer(call.customer()))
                .flatMap(standing -> let(call, standing, request))
                .then(Mono.defer(() -> links.link(call.tenant(), done)))
                .then(Mono.defer(() -> answers.of(HttpStatus.ACCEPTED, body(done))));
    }

    Mono<ServerResponse> unlink(ServerRequest request) {
        CustomerCall call = CustomerCall.of(request);
        return views.read(of -> of.directory().customer(call.customer()))
                .flatMap(
                        standing -> {
                            if (standing.isEmpty()) {
                                return Mono.empty();
                            }
                            if (!isOf(call.tenant(), standing)) {
                                throw ProblemException.of(
                                        ProblemType.NOT_FOUND, "the customer is not this tenant's");
                            }
                            return links.unlink(call.at(now(), request));
                        })
                .then(ServerResponse.noContent().build());
    }

    /** Completes if the customer may become the tenant's; who loses one has that written down. */
    private Mono<Void> let(CustomerCall call, List<CustomerRow> standing, ServerRequest request) {
        if (standing.isEmpty() || isOf(call.tenant(), standing)) {
            return Mono.empty();
        }
        TenantId loser = standing.getFirst().tenant();
        if (!loser.equals(call.from())) {
            throw ProblemException.of(
                    ProblemType.CUSTOMER_LINKED,
                    "expected a customer that is nobody's but it is %s's: name that tenant in from to move it"
                            .formatted(loser));
        }
        return audit.record(
                new AuditEntry(
                        loser,
                        call.actor(),
                        "PUT " + TenantsConfiguration.CUSTOMER,
                        request.path(),
                        CustomerCall.trace(request)));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static boolean isOf(TenantId tenant, List<CustomerRow> standing) {
        return standing.getFirst().tenant().equals(tenant);
    }

    private static CustomerBody body(Done done) {
        return new CustomerBody(
                done.customer().account().value(),
                done.customer().customer().value(),
                "operator",
                done.operator(),
                done.at());
    }
}

package io.starledger.billing.tenants;

import io.starledger.billing.tenants.KafkaCustomerLinks.Done;
import io.starledger.platform.audit.AuditEntry;
import io.starledger.platform.problem.ProblemException;
import io.starledger.platform.problem.Violation;
import io.starledger.schemas.events.TraceParent;
import io.starledger.schemas.ids.CustomerKey;
import io.starledger.schemas.ids.StripeAccountId;
import io.starledger.schemas.ids.StripeCustomerId;
import io.starledger.schemas.ids.TenantId;

import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A call about one customer.
 *
 * @param from whose it is until now, if it is to be moved; null otherwise
 */
record CustomerCall(
        TenantId tenant, CustomerKey customer, @Nullable TenantId from, AuditEntry.Actor actor) {
    private static final String SYNTAX = "expected 1-255 visible ASCII characters without /";

    static CustomerCall of(ServerRequest request) {
        String account = request.pathVariable("account");
        String customer = request.pathVariable("customer");
        @Nullable String from = request.queryParam("from").orElse(null);
        List<Violation> violations = new ArrayList<>();
        if (!StripeAccountId.isValid(account)) {
            violations.add(new Violation("account", SYNTAX));
        }
        if (!StripeCustomerId.isValid(customer)
                || customer.equals(StripeCustomerId.NOBODY.value())) {
            violations.add(new Violation("customer", SYNTAX + ", not -"));
        }
        if (from != null && !TenantId.isValid(from)) {
            violations.add(new Violation("?from", "expected a tenant's UUID but was another"));
        }
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        return new CustomerCall(
                TenantId.parse(request.pathVariable("tenantId")),
                new CustomerKey(new StripeAccountId(account), new StripeCustomerId(customer)),
                from == null ? null : TenantId.parse(from),
                actor(request));
    }

    Done at(Instant now, ServerRequest request) {
        return new Done(customer, actor.subject(), now, trace(request));
    }

    static TraceParent trace(ServerRequest request) {
        return TraceParent.continuing(request.headers().firstHeader(TraceParent.HEADER));
    }

    static AuditEntry.Actor actor(ServerRequest request) {
        return (AuditEntry.Actor)
                request.attribute(AuditEntry.Actor.ATTRIBUTE)
                        .orElseThrow(() -> new IllegalStateException("expected an audited call"));
    }
}

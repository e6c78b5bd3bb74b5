package io.starledger.webhook.stripe;

import io.starledger.platform.kafka.EventLog;
import io.starledger.platform.problem.ProblemException;
import io.starledger.platform.problem.ProblemType;
import io.starledger.schemas.events.TraceParent;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

import reactor.core.publisher.Mono;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Takes a delivery: 200 once its record is acknowledged, and never otherwise. Stripe repeats what
 * is not answered with 2xx, for up to three days (docs.stripe.com/webhooks).
 */
final class WebhookController {
    private static final Logger log = LoggerFactory.getLogger(WebhookController.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Endpoints endpoints;
    private final HttpPayloads payloads;
    private final DeliveryCheck check;
    private final EventLog eventLog;
    private final WebhookMetrics metrics;
    private final InstantSource clock;

    WebhookController(
            Endpoints endpoints,
            HttpPayloads payloads,
            DeliveryCheck check,
            EventLog eventLog,
            WebhookMetrics metrics,
            InstantSource clock) {
        this.endpoints = endpoints;
        this.payloads = payloads;
        this.check = check;
        this.eventLog = eventLog;
        this.metrics = metrics;
        this.clock = clock;
    }

    Mono<ServerResponse> receiveForPlatform(ServerRequest request) {
        return receive(request, endpoints.platform());
    }

    Mono<ServerResponse> receiveForTenant(ServerRequest request) {
        return receive(request, endpoints.ofTenant(request.pathVariable("tenantId")));
    }

    private Mono<ServerResponse> receive(ServerRequest request, Endpoint endpoint) {
        return payloads.read(request, body -> append(request, endpoint, body))
                .onErrorMap(RefusedException.class, e -> refuse(e.refusal(), endpoint));
    }

    private Mono<ServerResponse> append(ServerRequest request, Endpoint endpoint, byte[] body) {
        ServerRequest.Headers headers = request.headers();
        Instant now = clock.instant();
        String signature = headers.firstHeader(SignatureHeader.NAME);
        Delivery delivery = check.check(endpoint, new DeliveryCheck.Request(signature, now), body);
        TraceParent trace = TraceParent.continuing(headers.firstHeader(TraceParent.HEADER));
        return eventLog.append(
                        DeliveryCodec.toAppend(
                                delivery, new DeliveryCodec.Receipt(now, trace), body))
                .flatMap(
                        _ -> {
                            metrics.accepted(delivery.event().type());
                            return ServerResponse.ok().build();
                        });
    }

    /**
     * Logged without anything that the sender chose: a tenant is named only if it is configured.
     */
    private ProblemException refuse(Refusal refusal, Endpoint endpoint) {
        metrics.refused(refusal);
        log.atWarn()
                .addKeyValue("event_type", "stripe.webhook.refused")
                .addKeyValue("reason", refusal.reason())
                .addKeyValue("tenant_id", endpoint.tenant())
                .log("refused a webhook: {}", refusal.reason());
        return refusal.problem() == ProblemType.UNAVAILABLE
                ? ProblemException.passing(refusal.problem(), refusal.detail(), RETRY_AFTER, null)
                : ProblemException.of(refusal.problem(), refusal.detail());
    }
}

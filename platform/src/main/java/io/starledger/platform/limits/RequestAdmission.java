package io.starledger.platform.limits;

import io.starledger.platform.tenancy.Admission;
import io.starledger.schemas.ids.TenantId;

import org.springframework.http.HttpMethod;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import java.util.function.Supplier;

/** Draws a token for each request of a tenant, whatever is then answered. */
record RequestAdmission(RateLimiter limiter) implements Admission {

    @Override
    public Mono<Void> admit(
            TenantId tenant, ServerWebExchange exchange, Supplier<Mono<Void>> proceed) {
        TenantBucket bucket = limiter.bucket(tenant, meter(exchange.getRequest().getMethod()));
        if (bucket == null) {
            return proceed.get();
        }
        return bucket.tryTake()
                .flatMap(
                        draw -> {
                            bucket.tell(exchange.getResponse().getHeaders(), draw);
                            return draw.granted()
                                    ? proceed.get()
                                    : Mono.error(bucket.refusal(draw.pause()));
                        });
    }

    private static Meter meter(HttpMethod method) {
        return HttpMethod.GET.equals(method) || HttpMethod.HEAD.equals(method)
                ? Meter.READS
                : Meter.REQUESTS;
    }
}

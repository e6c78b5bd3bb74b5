package io.starledger.ingest.quota;

import io.starledger.platform.kafka.OffsetListener;
import io.starledger.platform.problem.ProblemException;
import io.starledger.schemas.ids.TenantId;

import org.springframework.http.HttpHeaders;

import reactor.core.publisher.Mono;

import java.time.Instant;
import java.util.function.Function;

/** Lets calls write within what their tenant has bought, and refuses the others. */
public final class HttpQuotas {
    private final QuotaDesk desk;
    private final QuotaMetrics metrics;

    HttpQuotas(QuotaDesk desk, QuotaMetrics metrics) {
        this.desk = desk;
        this.metrics = metrics;
    }

    /**
     * Appends one rating, and says in the answer's headers what is left after it.
     *
     * @param append of a rating accepted at {@code at}
     * @return what {@code append} answers; fails with {@code ProblemException}, without having
     *     called it, if the tenant may not write
     */
    public <T> Mono<T> write(
            Call call, HttpHeaders headers, Function<OffsetListener, Mono<T>> append) {
        return Mono.defer(
                () -> {
                    QuotaClaim claim = desk.claim(call.tenant());
                    Verdict verdict = claim.take(call.at());
                    tell(claim, headers, call.at());
                    return verdict instanceof Verdict.Refused refused
                            ? Mono.error(refusal(refused))
                            : append.apply(claim.acknowledging(call.at()))
                                    .doFinally(_ -> claim.end());
                });
    }

    /** Who writes, and when it was accepted. */
    public record Call(TenantId tenant, Instant at) {}

    /**
     * Begins a call of many ratings, which ends the claim. Throws {@code ProblemException} if there
     * is no room for any.
     */
    public QuotaClaim begin(Call call, HttpHeaders headers) {
        QuotaClaim claim = desk.claim(call.tenant());
        if (claim.look(call.at()) instanceof Verdict.Refused refused) {
            tell(claim, headers, call.at());
            throw refusal(refused);
        }
        return claim;
    }

    /** Says what is left. */
    public void tell(QuotaClaim claim, HttpHeaders headers, Instant now) {
        TenantUse.Left left = claim.left(now);
        if (left != null) {
            HttpQuotaFields.add(headers, left, now);
        }
    }

    /** Counts ratings of a call that were refused while others were taken. */
    public void refused(Verdict.Refused refused, long ratings) {
        metrics.refused(refused, ratings);
    }

    private ProblemException refusal(Verdict.Refused refused) {
        metrics.refused(refused, 1);
        return switch (refused) {
            case Verdict.Suspended suspended ->
                    ProblemException.of(
                            suspended.type(),
                            "expected " + suspended.limit() + " but this one may only read");
            case Verdict.Exhausted exhausted ->
                    ProblemException.passing(
                            exhausted.type(),
                            "expected " + exhausted.limit() + " but this is more",
                            exhausted.pause(),
                            null);
        };
    }
}

package io.starledger.billing.tenants;

import io.starledger.billing.account.AccountReducer;
import io.starledger.billing.view.BillingViews;
import io.starledger.billing.view.GrantPart;
import io.starledger.platform.generation.ServedView;
import io.starledger.platform.http.HttpAnswers;
import io.starledger.platform.problem.ProblemException;
import io.starledger.platform.problem.Violation;
import io.starledger.schemas.avro.GivenLimits;

import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

import reactor.core.publisher.Mono;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Gives tenants limits on top of their plan, and takes them back. */
record GrantController(
        ServedView<BillingViews> views,
        KafkaGrants grants,
        HttpAnswers answers,
        InstantSource clock) {

    Mono<ServerResponse> give(ServerRequest request) {
        GrantCall call = GrantCall.giving(request, now());
        return views.read(of -> of.reader().account(call.decided().tenant()))
                .doOnNext(row -> requireRoom(row.account().grants(), call))
                .then(Mono.defer(() -> grants.give(call.decided(), given(call.given()))))
                .then(Mono.defer(() -> answers.of(HttpStatus.ACCEPTED, call.given())));
    }

    Mono<ServerResponse> revoke(ServerRequest request) {
        return grants.revoke(GrantCall.revoking(request, now()))
                .then(ServerResponse.noContent().build());
    }

    /** As far as the view knows; the topology has the last word. */
    private static void requireRoom(List<GrantPart> standing, GrantCall call) {
        long others =
                standing.stream()
                        .filter(it -> !it.grantId().equals(call.given().grantId()))
                        .filter(it -> it.endsAt().isAfter(call.decided().at()))
                        .count();
        if (others >= AccountReducer.GRANTS) {
            throw ProblemException.invalid(
                    List.of(
                            new Violation(
                                    "grantId",
                                    "expected fewer than %d other grants that are not over but was %d"
                                            .formatted(AccountReducer.GRANTS, others))));
        }
    }

    private static GivenLimits given(GrantPart it) {
        return new GivenLimits(
                it.ratingsPerMonth(),
                it.ratingsPerSecond(),
                it.requestsPerMinute(),
                it.retentionSeconds(),
                it.startsAt(),
                it.endsAt());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}

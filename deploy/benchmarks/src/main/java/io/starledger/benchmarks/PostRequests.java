package io.starledger.benchmarks;

import io.starledger.benchmarks.jvm.ChildJvm;
import io.starledger.benchmarks.load.ClosedLoop.Expected;
import io.starledger.benchmarks.load.HttpRequests;
import io.starledger.embedded.issuer.LocalIssuer;
import io.starledger.embedded.issuer.TokenClaims;

import java.util.List;

/** The same posts for subject and baseline. */
final class PostRequests {
    private static final String JSON = "application/json";
    private static final Expected ACCEPTED = new Expected(202, "accepted");

    private final String token;
    private final List<String> bodies;

    PostRequests(LocalIssuer issuer, int count) {
        this.token = issuer.mint(TokenClaims.of("producer").forTenant(TestRatings.TENANT.value()));
        this.bodies = new TestRatings().bodies(count);
    }

    HttpSide toIngest(ChildJvm server, int port) {
        return side(server, port, "/v1/tenants/" + TestRatings.TENANT + "/ratings");
    }

    HttpSide toBare(ChildJvm server, int port) {
        return side(server, port, "/ratings");
    }

    private HttpSide side(ChildJvm server, int port, String path) {
        HttpRequests http = new HttpRequests(port, token);
        return new HttpSide(
                server,
                port,
                bodies.stream().map(body -> http.post(path, JSON, body)).toList(),
                ACCEPTED,
                1);
    }
}

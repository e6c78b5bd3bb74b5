package io.starledger.ingest;

import io.starledger.ingest.Api.Answer;

import org.springframework.context.ConfigurableApplicationContext;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;

/** A second instance of the service. */
record Another(ConfigurableApplicationContext context) implements AutoCloseable {

    static Another start() {
        return new Another(RunningIngest.startAnother());
    }

    static Another startWithDefault(String plan, String... arguments) {
        return new Another(RunningIngest.startWithDefault(plan, arguments));
    }

    /** With the limited tenants, and with as little time for Redis as a service has by default. */
    static Another startHurried() {
        return new Another(
                RunningIngest.startAnother(LimitedTenant.arguments().toArray(String[]::new)));
    }

    Answer submit(Api caller) {
        String port = context.getEnvironment().getRequiredProperty("local.server.port");
        return Api.send(
                        HttpRequest.newBuilder(
                                        URI.create(
                                                "http://localhost:%s/v1/tenants/%s/ratings"
                                                        .formatted(port, caller.tenant())))
                                .header("Authorization", "Bearer " + caller.token())
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(WriteCall.RATING)))
                .join();
    }

    @Override
    public void close() {
        context.close();
    }
}

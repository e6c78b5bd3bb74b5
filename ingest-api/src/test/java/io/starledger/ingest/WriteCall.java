package io.starledger.ingest;

import io.starledger.ingest.Api.Answer;

import java.net.http.HttpRequest.BodyPublishers;

/** Each call of the service, as its client means it. */
enum WriteCall {
    SUBMIT,
    SUBMIT_ALL,
    RETRACT,
    MODERATE;

    static final String RATING = "{\"user_id\":\"u\",\"item_id\":\"i\",\"score\":1}";

    Answer by(Api api, String... headers) {
        return switch (this) {
            case SUBMIT -> api.submit(RATING, headers);
            case SUBMIT_ALL -> api.submitAll(BodyPublishers.ofString(RATING), headers);
            case RETRACT -> api.retract("i", "u", headers);
            case MODERATE ->
                    api.moderate("i", "u", "{\"state\":\"hidden\",\"reason\":\"spam\"}", headers);
        };
    }
}

package io.starledger.platform.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.starledger.schemas.events.CloudEvent;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Headers of events that come in a row. Those of one call differ in nothing but their id, so the
 * others are made once and shared. One thread only.
 */
final class SharedHeaders {
    private static final String ID = "ce_id";

    private @Nullable CloudEvent last;
    private Header[] lastHeaders = {};

    Headers of(CloudEvent event) {
        CloudEvent before = last;
        if (before != null && differsInIdOnly(before, event)) {
            return withId(event);
        }
        Headers headers = event.toHeaders();
        last = event;
        lastHeaders = headers.toArray();
        return headers;
    }

    /** By identity, which is quick, and true of what one call shares. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean differsInIdOnly(CloudEvent one, CloudEvent other) {
        return one.time() == other.time()
                && one.trace() == other.trace()
                && one.schema() == other.schema()
                && one.type() == other.type()
                && one.source() == other.source();
    }

    private Headers withId(CloudEvent event) {
        Header[] headers = lastHeaders.clone();
        for (int i = 0; i < headers.length; i++) {
            if (headers[i].key().equals(ID)) {
                headers[i] = new RecordHeader(ID, event.id().toString().getBytes(UTF_8));
            }
        }
        return new RecordHeaders(headers);
    }
}

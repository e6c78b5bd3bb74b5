package io.starledger.ingest.http;

/** Texts that the descriptions of several calls share. */
public final class Documented {
    public static final String TAG = "Ratings in";
    public static final String TENANT = "11111111-1111-4111-8111-111111111111";
    public static final String RESPONSES = "#/components/responses/";
    public static final String MALFORMED_OR_INVALID = RESPONSES + "invalid-request";
    public static final String UNAUTHENTICATED = RESPONSES + "unauthenticated";
    public static final String FORBIDDEN = RESPONSES + "forbidden";
    public static final String NOT_FOUND = RESPONSES + "not-found";
    public static final String TOO_SLOW = RESPONSES + "too-slow";
    public static final String TOO_LARGE = RESPONSES + "too-large";
    public static final String UNSUPPORTED_MEDIA_TYPE = RESPONSES + "unsupported-media-type";
    public static final String NOT_ACKNOWLEDGED = RESPONSES + "not-acknowledged";
    public static final String TRACE =
            "W3C trace context; the records written continue the trace it names.";

    private Documented() {}
}

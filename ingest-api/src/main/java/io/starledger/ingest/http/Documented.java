package io.starledger.ingest.http;

/** What the descriptions of several calls refer to. */
public final class Documented {
    public static final String TAG = "Ratings in";
    public static final String RESPONSES = "#/components/responses/";
    public static final String MALFORMED_OR_INVALID = RESPONSES + "invalid-request";
    public static final String UNAUTHENTICATED = RESPONSES + "unauthenticated";
    public static final String FORBIDDEN = RESPONSES + "forbidden";
    public static final String SUSPENDED = RESPONSES + "account-suspended";
    public static final String QUOTA_EXCEEDED = RESPONSES + "quota-exceeded";
    public static final String NOT_FOUND = RESPONSES + "not-found";
    public static final String KEY_IN_USE = RESPONSES + "idempotency-key-in-use";
    public static final String KEY_REUSED = RESPONSES + "idempotency-key-reused";
    public static final String TOO_SLOW = RESPONSES + "too-slow";
    public static final String TOO_LARGE = RESPONSES + "too-large";
    public static final String UNSUPPORTED_MEDIA_TYPE = RESPONSES + "unsupported-media-type";
    public static final String NOT_ACKNOWLEDGED = RESPONSES + "not-acknowledged";
    private static final String PARAMETERS = "#/components/parameters/";
    public static final String TENANT = PARAMETERS + "tenantId";
    public static final String ITEM = PARAMETERS + "item";
    public static final String USER = PARAMETERS + "user";
    public static final String KEY = PARAMETERS + HttpIdempotencyKey.HEADER;
    public static final String TRACE = PARAMETERS + "traceparent";
    public static final String ID_PATTERN = "^(?!\\.{1,2}$)[A-Za-z0-9._:-]{1,128}$";
    public static final String KEY_PATTERN = "^[!-~]+$";

    private Documented() {}
}

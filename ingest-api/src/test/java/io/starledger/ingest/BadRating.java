package io.starledger.ingest;

import java.util.List;

/** A rating that nobody may record, and what its answer names. */
enum BadRating {
    CUT_OFF("{'user_id':'u','item_id':'i'"),
    AN_ARRAY("[1]"),
    A_TEXT("'text'"),
    NULL("null"),
    NO_JSON("user,item,5"),
    MORE_AFTER_IT("{'user_id':'u','item_id':'i','score':1} x"),
    TWO_OBJECTS("{'user_id':'u','item_id':'i','score':1}{}"),
    CONTROL_CHARACTER("{'user_id':'u\0','item_id':'i','score':1}"),
    NOTHING_IN_IT("{}", "/user_id", "/item_id", "/score"),
    NULLS("{'user_id':null,'item_id':null,'score':null}", "/user_id", "/item_id", "/score"),
    OTHER_TYPES(
            "{'user_id':1,'item_id':['i'],'score':true,'comment':{},'rated_at':1763719200}",
            "/user_id",
            "/item_id",
            "/score",
            "/comment",
            "/rated_at"),
    SCORE_0("{'user_id':'u','item_id':'i','score':0}", "/score"),
    SCORE_6("{'user_id':'u','item_id':'i','score':6}", "/score"),
    SCORE_3_5("{'user_id':'u','item_id':'i','score':3.5}", "/score"),
    SCORE_AS_TEXT("{'user_id':'u','item_id':'i','score':'5'}", "/score"),
    SCORE_BEYOND_LONG("{'user_id':'u','item_id':'i','score':99999999999999999999}", "/score"),
    IDS_EMPTY(ids(""), "/user_id", "/item_id"),
    IDS_OF_129_CHARACTERS(ids("x".repeat(129)), "/user_id", "/item_id"),
    IDS_OF_A_DOT(ids("."), "/user_id", "/item_id"),
    IDS_OF_TWO_DOTS(ids(".."), "/user_id", "/item_id"),
    IDS_WITH_A_SLASH(ids("a/b"), "/user_id", "/item_id"),
    IDS_WITH_NUL(ids("a\\u0000"), "/user_id", "/item_id"),
    IDS_WITH_CRLF(ids("a\\r\\nb"), "/user_id", "/item_id"),
    IDS_WITH_AN_EMOJI(ids("🎻"), "/user_id", "/item_id"),
    COMMENT_OF_4001_CHARACTERS(more("'comment':'" + "c".repeat(4_001) + "'"), "/comment"),
    COMMENT_WITH_NUL(more("'comment':'a\\u0000'"), "/comment"),
    COMMENT_WITH_HALF_AN_EMOJI(more("'comment':'\\ud83c'"), "/comment"),
    RATED_IN_THE_FUTURE(more("'rated_at':'9999-12-31T23:59:59Z'"), "/rated_at"),
    RATED_WITHOUT_AN_OFFSET(more("'rated_at':'2026-01-15T09:30:00'"), "/rated_at"),
    UNKNOWN_FIELD(more("'stars':5"), "/stars"),
    FIELD_GIVEN_TWICE(more("'score':2"), "/score");

    private final String json;
    private final String pointers;

    BadRating(String json, String... pointers) {
        this.json = json.replace('\'', '"');
        this.pointers = String.join(" ", pointers);
    }

    /** On one line. */
    String json() {
        return json;
    }

    /** Where it is wrong; nowhere, if it is no object of JSON at all. */
    List<String> pointers() {
        return pointers.isEmpty() ? List.of() : List.of(pointers.split(" "));
    }

    String type() {
        return pointers.isEmpty() ? "malformed-request" : "invalid-request";
    }

    private static String ids(String id) {
        return "{'user_id':'%s','item_id':'%s','score':1}".formatted(id, id);
    }

    private static String more(String field) {
        return "{'user_id':'u','item_id':'i','score':1,%s}".formatted(field);
    }
}

package io.starledger.ingest.reading;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;

/** The 'but was Y' of messages about JSON. */
final class Described {

    private Described() {}

    /** The value at which {@code json} stands. */
    static String token(JsonParser json) {
        JsonToken token = json.currentToken();
        return switch (token) {
            case null -> "nothing";
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_STRING -> "the text " + Quoted.of(json.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "the number " + number(json.getString());
            case VALUE_TRUE -> "true";
            case VALUE_FALSE -> "false";
            case VALUE_NULL -> "null";
            default -> token.name();
        };
    }

    static String malformed(JacksonException e) {
        return "expected JSON but was malformed%s: %s"
                .formatted(place(e.getLocation()), e.getOriginalMessage());
    }

    private static String place(@Nullable TokenStreamLocation at) {
        if (at == null) {
            return "";
        }
        return at.getLineNr() > 1
                ? " at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr())
                : " at column %d".formatted(at.getColumnNr());
    }

    private static String number(String text) {
        String quoted = Quoted.of(text);
        return quoted.substring(1, quoted.length() - 1);
    }
}

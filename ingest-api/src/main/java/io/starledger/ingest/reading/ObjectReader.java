package io.starledger.ingest.reading;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.sym.PropertyNameMatcher;
import tools.jackson.core.util.Named;

import java.util.List;

/**
 * Walks the tokens of one JSON object in UTF-8: nothing before it, nothing after it, every field
 * known and given once. Safe for use by many threads.
 */
final class ObjectReader {
    private static final int MAX_DEPTH = 32;
    private static final int MAX_POINTER = 128;
    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                    .build();

    private final List<String> names;
    private final int required;
    private final PropertyNameMatcher matcher;

    /** The first {@code required} of {@code names} must be given. */
    ObjectReader(List<String> names, int required) {
        this.names = List.copyOf(names);
        this.required = required;
        this.matcher =
                JSON.constructNameMatcher(
                        this.names.stream().map(Named::fromString).toList(), false);
    }

    /** Why the bytes are no JSON object; null if they are, whatever is wrong with its fields. */
    @Nullable String read(Slice bytes, Violations violations, FieldReader fields) {
        try (JsonParser json = parser(bytes)) {
            JsonToken first = json.nextToken();
            if (first != JsonToken.START_OBJECT) {
                return "expected a JSON object but was " + Described.token(json);
            }
            int given = readFields(json, violations, fields);
            requireAll(given, violations);
            return json.nextToken() == null
                    ? null
                    : "expected nothing after the object but was " + Described.token(json);
        } catch (JacksonException e) {
            return Described.malformed(e);
        }
    }

    private static JsonParser parser(Slice bytes) {
        return JSON.createParser(
                ObjectReadContext.empty(), bytes.array(), bytes.start(), bytes.length());
    }

    private int readFields(JsonParser json, Violations violations, FieldReader fields) {
        int given = 0;
        int field;
        while ((field = json.nextNameMatch(matcher)) != PropertyNameMatcher.MATCH_END_OBJECT) {
            if (field < 0) {
                String name = json.currentName();
                violations.add(
                        pointer(name),
                        "expected one of " + names + " but was the field " + Quoted.of(name));
                json.nextToken();
            } else if ((given & (1 << field)) != 0) {
                violations.add(
                        pointer(names.get(field)), "expected the field once but was given again");
                json.nextToken();
            } else {
                given |= 1 << field;
                json.nextToken();
                fields.read(field, json);
            }
            json.skipChildren();
        }
        return given;
    }

    private void requireAll(int given, Violations violations) {
        for (int field = 0; field < required; field++) {
            if ((given & (1 << field)) == 0) {
                violations.add(
                        pointer(names.get(field)), "expected the field but it was not given");
            }
        }
    }

    private static String pointer(String name) {
        String shown = name.length() > MAX_POINTER ? name.substring(0, MAX_POINTER) : name;
        return "/" + shown.replace("~", "~0").replace("/", "~1");
    }
}

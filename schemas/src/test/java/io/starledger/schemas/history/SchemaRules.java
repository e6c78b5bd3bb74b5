package io.starledger.schemas.history;

import io.starledger.schemas.events.SchemaFingerprint;

import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a schema may not do; every violation is a sentence that says how to mend it. */
final class SchemaRules {
    private SchemaRules() {}

    /** Today's schema and every earlier version read each other: FULL_TRANSITIVE. */
    static List<String> incompatibilities(Schema current, List<Schema> versions) {
        List<String> violations = new ArrayList<>();
        for (int i = 0; i < versions.size(); i++) {
            String version = current.getName() + " version " + (i + 1);
            unreadable(current, versions.get(i))
                    .forEach(why -> violations.add("today's schema cannot read " + version + why));
            unreadable(versions.get(i), current)
                    .forEach(why -> violations.add(version + " cannot read today's schema" + why));
        }
        return violations;
    }

    /** Today's schema is the newest committed version; only its docs may differ. */
    static List<String> uncommitted(Schema current, List<Schema> versions) {
        String name = current.getName();
        if (!versions.isEmpty() && current.equals(versions.getLast())) {
            return List.of();
        }
        return List.of(
                "expected the newest version in history/%s to equal src/main/avro/%s.avsc: commit the schema as history/%s/%d.avsc, and golden bytes of it; an old version is never edited"
                        .formatted(name, name, name, versions.size() + 1));
    }

    /** Versions are told apart by fingerprint alone, which sees no default and no logical type. */
    static List<String> indistinguishable(List<Schema> versions) {
        Set<SchemaFingerprint> seen = new HashSet<>();
        return versions.stream()
                .filter(version -> !seen.add(SchemaFingerprint.of(version)))
                .map(
                        version ->
                                "expected another fingerprint for each version of %s: a changed default or logical type does not show in it, add a field instead"
                                        .formatted(version.getName()))
                .distinct()
                .toList();
    }

    /** Every record, enum and field says what it is. */
    static List<String> undocumented(Schema schema) {
        List<String> violations = new ArrayList<>();
        collectUndocumented(schema, new HashSet<>(), violations);
        return violations;
    }

    private static List<String> unreadable(Schema reader, Schema writer) {
        var found = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);
        if (found.getType() == SchemaCompatibilityType.COMPATIBLE) {
            return List.of();
        }
        return found.getResult().getIncompatibilities().stream()
                .map(it -> ": " + it.getType() + " at " + it.getLocation() + ", " + it.getMessage())
                .toList();
    }

    private static void collectUndocumented(
            Schema schema, Set<String> visited, List<String> violations) {
        switch (schema.getType()) {
            case UNION ->
                    schema.getTypes()
                            .forEach(type -> collectUndocumented(type, visited, violations));
            case ARRAY -> collectUndocumented(schema.getElementType(), visited, violations);
            case MAP -> collectUndocumented(schema.getValueType(), visited, violations);
            case ENUM -> requireDoc(schema.getName(), schema.getDoc(), violations);
            case RECORD -> {
                if (visited.add(schema.getFullName())) {
                    requireDoc(schema.getName(), schema.getDoc(), violations);
                    for (Schema.Field field : schema.getFields()) {
                        String name = schema.getName() + "." + field.name();
                        requireDoc(name, field.doc(), violations);
                        collectUndocumented(field.schema(), visited, violations);
                    }
                }
            }
            default -> {}
        }
    }

    private static void requireDoc(String what, String doc, List<String> violations) {
        if (doc == null || doc.isBlank()) {
            violations.add("expected a doc of " + what + " but there was none");
        }
    }
}

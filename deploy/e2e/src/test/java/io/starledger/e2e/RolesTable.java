package io.starledger.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who may call what, as the README promises: the roles of each call in its table. */
record RolesTable(Map<String, Set<String>> roles) {
    private static final Pattern ROW =
            Pattern.compile("\\| `([A-Z]+ /[^`?]*)(?:\\?[^`]*)?`[^|]*\\| ([a-z, -]+) \\|.*");

    static RolesTable ofReadme() throws IOException {
        Map<String, Set<String>> roles = new HashMap<>();
        for (String line : Files.readAllLines(Path.of("../../README.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                roles.put(row.group(1), Set.copyOf(List.of(row.group(2).split(", "))));
            }
        }
        return new RolesTable(roles);
    }

    /** None for an operation that the table does not name. */
    Set<String> of(Operation operation) {
        return roles.getOrDefault(operation.inShort(), Set.of());
    }
}

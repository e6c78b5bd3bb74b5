package io.starledger.e2e;

import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.FileSystemResource;

import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The rules that operators give Prometheus.
 *
 * @param rules each by its place in the file, as its fields by name: {@code labels.severity}
 */
record AlertRules(Map<String, Map<String, String>> rules) {
    private static final Pattern FIELD = Pattern.compile("(groups\\[\\d+]\\.rules\\[\\d+])\\.(.+)");
    private static final Pattern METRIC = Pattern.compile("starledger_[a-z_]+");

    static AlertRules shipped() {
        YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new FileSystemResource("../observability/alerts.yml"));
        Properties fields = Objects.requireNonNull(yaml.getObject());
        Map<String, Map<String, String>> rules = new TreeMap<>();
        for (String name : fields.stringPropertyNames()) {
            Matcher field = FIELD.matcher(name);
            if (field.matches()) {
                rules.computeIfAbsent(field.group(1), _ -> new TreeMap<>())
                        .put(field.group(2), fields.getProperty(name));
            }
        }
        return new AlertRules(rules);
    }

    /** What the rules are made of. */
    Set<String> metrics() {
        return rules.values().stream()
                .flatMap(rule -> METRIC.matcher(rule.getOrDefault("expr", "")).results())
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }
}

package io.starledger.e2e;

import org.springframework.beans.factory.config.YamlMapFactoryBean;
import org.springframework.core.io.FileSystemResource;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The description of the topics, as its readers find it.
 *
 * @param root the document, {@code $ref}s as they stand
 */
record AsyncApi(Map<String, Object> root) {
    private static final String DEAD_LETTERS = "deadLetters";

    /**
     * A topic as it is described.
     *
     * @param settings of the topic, lists with commas
     * @param message what its one message is called
     */
    record Channel(int partitions, Map<String, String> settings, String message) {}

    static AsyncApi shipped() {
        YamlMapFactoryBean yaml = new YamlMapFactoryBean();
        yaml.setResources(new FileSystemResource("../asyncapi.yaml"));
        return new AsyncApi(Objects.requireNonNull(yaml.getObject()));
    }

    /** By address; without the dead letters. */
    Map<String, Channel> channels() {
        Map<String, Channel> channels = new TreeMap<>();
        map(root, "channels")
                .forEach(
                        (name, _) -> {
                            if (!name.equals(DEAD_LETTERS)) {
                                Map<String, Object> channel = map(root, "channels", name);
                                channels.put(text(channel, "address"), channel(channel));
                            }
                        });
        return channels;
    }

    List<?> deadLetterTopics() {
        return (List<?>) at(root, "channels", DEAD_LETTERS, "parameters", "topic", "enum");
    }

    Map<String, String> deadLetterSettings() {
        return settings(map(root, "channels", DEAD_LETTERS));
    }

    /** Where the value's schema stands, from the document's own place. */
    String schemaOf(String message) {
        return text(root, "components", "messages", message, "payload", "schema", "$ref");
    }

    /** What a key of the message looks like. */
    String keyPatternOf(String message) {
        String key =
                text(root, "components", "messages", message, "bindings", "kafka", "key", "$ref");
        String name = key.substring(key.lastIndexOf('/') + 1);
        return text(root, "components", "schemas", name, "pattern");
    }

    List<?> requiredHeaders() {
        return (List<?>) at(root, "components", "messageTraits", "Event", "headers", "required");
    }

    private static Channel channel(Map<String, Object> channel) {
        return new Channel(
                (int) at(channel, "bindings", "kafka", "partitions"),
                settings(channel),
                map(channel, "messages").keySet().iterator().next());
    }

    private static Map<String, String> settings(Map<String, Object> channel) {
        return map(channel, "bindings", "kafka", "topicConfiguration").entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> setting(entry.getValue())));
    }

    private static String setting(Object value) {
        return value instanceof List<?> several
                ? several.stream().map(String::valueOf).collect(Collectors.joining(","))
                : value.toString();
    }

    private static String text(Map<String, Object> node, String... path) {
        return (String) at(node, path);
    }

    @SuppressWarnings("unchecked") // a mapping's keys are words in this document
    private static Map<String, Object> map(Map<String, Object> node, String... path) {
        return (Map<String, Object>) at(node, path);
    }

    private static Object at(Map<String, Object> node, String... path) {
        Object found = node;
        for (String name : path) {
            found =
                    Objects.requireNonNull(
                            ((Map<?, ?>) found).get(name),
                            () -> "expected %s in %s".formatted(name, String.join(".", path)));
        }
        return found;
    }
}

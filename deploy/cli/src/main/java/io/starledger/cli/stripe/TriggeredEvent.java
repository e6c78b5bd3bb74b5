package io.starledger.cli.stripe;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/** An event as Stripe would send it. */
record TriggeredEvent(ObjectNode json) {
    /** Of the made-up objects. */
    private static final String API_VERSION = "2025-09-30.clover";

    /** {@code changes} are applied in their order, after what is special to the type. */
    static TriggeredEvent of(EventTemplate template, Variables variables, List<Change> changes) {
        ObjectNode object = (ObjectNode) variables.fill(template.object());
        ObjectNode before = object.deepCopy();
        ObjectNode previous = JsonNodeFactory.instance.objectNode();
        variables
                .fill(template.event().path("set"))
                .properties()
                .forEach(
                        field -> {
                            remember(previous, before, field.getKey());
                            object.set(field.getKey(), field.getValue());
                        });
        for (Change change : changes) {
            if (!change.inEvent()) {
                remember(previous, before, change.root());
                change.applyTo(object);
            }
        }
        ObjectNode event = envelope(template, variables);
        ObjectNode data = event.putObject("data");
        data.set("object", object);
        if (template.isUpdate()) {
            data.set("previous_attributes", previous);
        }
        changes.stream().filter(Change::inEvent).forEach(change -> change.applyTo(event));
        return new TriggeredEvent(event);
    }

    /** Whom its object is about, as far as it says; {@code -} if it does not. */
    String customer() {
        JsonNode object = json.at("/data/object");
        boolean isCustomer = object.path("object").asString("").equals("customer");
        JsonNode named = object.path(isCustomer ? "id" : "customer");
        return named.isString() ? named.asString() : "-";
    }

    /** Indented, as Stripe's are. */
    byte[] bytes() {
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsBytes(json);
    }

    private static ObjectNode envelope(EventTemplate template, Variables variables) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.set("id", variables.value("$event"));
        event.put("object", "event");
        event.put("api_version", API_VERSION);
        event.set("created", variables.value("$now"));
        event.put("livemode", false);
        event.put("pending_webhooks", 1);
        event.putObject("request").putNull("id").putNull("idempotency_key");
        event.put("type", template.type());
        template.event()
                .path("event")
                .properties()
                .forEach(field -> event.set(field.getKey(), field.getValue()));
        return event;
    }

    /** The whole field of the object, as it was at first; Stripe tells what changed of it. */
    private static void remember(ObjectNode previous, ObjectNode before, String field) {
        JsonNode was = before.path(field);
        previous.set(field, was.isMissingNode() ? JsonNodeFactory.instance.nullNode() : was);
    }
}

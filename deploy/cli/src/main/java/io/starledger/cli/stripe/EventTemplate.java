package io.starledger.cli.stripe;

import tools.jackson.databind.node.ObjectNode;

/**
 * One type of event, its variables not filled in.
 *
 * @param event {@code set} holds fields of the object that are special to the type, {@code event}
 *     fields of the event
 */
record EventTemplate(String type, ObjectNode event, ObjectNode object) {
    boolean isUpdate() {
        return type.endsWith(".updated");
    }
}

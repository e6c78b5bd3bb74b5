package io.starledger.cli.stripe;

import java.util.Iterator;

/** The types that can be triggered, for help and completion. */
final class EventTypeNames implements Iterable<String> {

    @Override
    public Iterator<String> iterator() {
        return EventTemplates.shipped().types().iterator();
    }
}

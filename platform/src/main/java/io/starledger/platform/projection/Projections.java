package io.starledger.platform.projection;

import java.util.List;

/** The projections of a service, to be declared as a bean. */
public record Projections(List<Projection> all) {
    public Projections {
        all = List.copyOf(all);
    }
}

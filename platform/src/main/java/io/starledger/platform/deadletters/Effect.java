package io.starledger.platform.deadletters;

import io.starledger.schemas.ids.TenantId;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a decision does, or would do.
 *
 * @param letters that it is about
 * @param refused letters that cannot be retried, by why
 * @param left letters of the selection that one call is too short for
 */
public record Effect(List<Letter> letters, Map<String, Long> refused, long left) {

    public Effect {
        letters = List.copyOf(letters);
        refused = new TreeMap<>(refused);
    }

    /** How many letters of each topic. */
    public Map<String, Long> topics() {
        Map<String, Long> topics = new TreeMap<>();
        letters.forEach(it -> topics.merge(it.origin().topic(), 1L, Long::sum));
        return topics;
    }

    /** Whose letters they are, as far as their keys tell. */
    public Set<TenantId> tenants() {
        Set<TenantId> tenants = new TreeSet<>((a, b) -> a.toString().compareTo(b.toString()));
        letters.stream().map(Letter::tenant).filter(Objects::nonNull).forEach(tenants::add);
        return tenants;
    }
}

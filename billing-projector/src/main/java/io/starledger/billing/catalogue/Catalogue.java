package io.starledger.billing.catalogue;

import io.starledger.billing.stripe.Product;
import io.starledger.billing.stripe.StripeEvent;
import io.starledger.billing.stripe.StripeEvent.Told;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * All versions of what is sold. A change is a further version and alters none that was.
 *
 * @param versions as configured, by {@code validFrom}, ascending; the first is valid since ever
 * @param told changes of them by Stripe's products, in their order; of more than the limit the
 *     oldest are forgotten
 */
public record Catalogue(List<CatalogueVersion> versions, List<Redefinition> told) {
    public static final int TOLD = 256;

    public static final Catalogue DEFAULT =
            new Catalogue(List.of(CatalogueVersion.DEFAULT), List.of());

    public Catalogue {
        versions = List.copyOf(versions);
        told = List.copyOf(told);
        if (versions.isEmpty() || !versions.getFirst().validFrom().equals(Instant.EPOCH)) {
            throw new IllegalArgumentException(
                    "expected a first version that is valid from " + Instant.EPOCH);
        }
    }

    /**
     * With what an event tells of a product. Only the platform's own account changes the catalogue,
     * only plans that are configured, and only by metadata that hold all of a plan's limits.
     */
    public Catalogue after(StripeEvent event, Billers billers) {
        if (!event.account().equals(billers.platform())
                || !(event.said() instanceof Told(_, _, Product product))) {
            return this;
        }
        Optional<Plan> plan = Redefinition.planOf(product).filter(it -> isConfigured(it.name()));
        if (plan.isEmpty()) {
            return this;
        }
        return with(List.of(new Redefinition(event.createdAt(), event.id(), plan.get())));
    }

    /** With more that was told. */
    public Catalogue with(Collection<Redefinition> more) {
        TreeSet<Redefinition> all = new TreeSet<>(told);
        all.addAll(more);
        List<Redefinition> sorted = List.copyOf(all);
        return new Catalogue(
                versions, sorted.subList(Math.max(0, sorted.size() - TOLD), sorted.size()));
    }

    /** When anything in it changed, ascending. */
    public NavigableSet<Instant> changes() {
        NavigableSet<Instant> changes = new TreeSet<>();
        versions.stream().skip(1).forEach(version -> changes.add(version.validFrom()));
        told.forEach(redefinition -> changes.add(redefinition.at()));
        return changes;
    }

    /**
     * What a plan allows in a period that begins at {@code begin}; of a plan that was not sold
     * then, what it allowed first.
     */
    public Limits limitsOf(PlanName plan, Instant begin) {
        if (plan.equals(PlanName.UNLIMITED)) {
            return Limits.UNLIMITED;
        }
        @Nullable Limits first = null;
        for (int i = 0; i < versions.size(); i++) {
            CatalogueVersion version = versions.get(i);
            if (first != null && version.validFrom().isAfter(begin)) {
                break;
            }
            Instant end = i + 1 < versions.size() ? versions.get(i + 1).validFrom() : Instant.MAX;
            first = limitsIn(version, end, plan, begin).orElse(first);
        }
        if (first == null) {
            throw new IllegalArgumentException("expected a plan that is sold but was " + plan);
        }
        return first;
    }

    /** What one of an add-on allows in a period that begins at {@code begin}. */
    public Limits limitsOf(AddOnName addOn, Instant begin) {
        Limits limits = Limits.NOTHING;
        for (CatalogueVersion version : versions) {
            if (limits.equals(Limits.NOTHING) || !version.validFrom().isAfter(begin)) {
                limits = version.addOns().getOrDefault(addOn, limits);
            }
        }
        return limits;
    }

    private Optional<Limits> limitsIn(
            CatalogueVersion version, Instant end, PlanName plan, Instant begin) {
        Optional<Limits> configured =
                version.plans().stream()
                        .filter(it -> it.name().equals(plan))
                        .map(Plan::limits)
                        .findFirst();
        return told.stream()
                .filter(it -> it.plan().name().equals(plan))
                .filter(it -> !it.at().isBefore(version.validFrom()) && it.at().isBefore(end))
                .filter(it -> !it.at().isAfter(begin))
                .reduce((_, last) -> last)
                .map(it -> it.plan().limits())
                .or(() -> configured);
    }

    private boolean isConfigured(PlanName plan) {
        return versions.stream()
                .anyMatch(
                        version -> version.plans().stream().anyMatch(it -> it.name().equals(plan)));
    }
}

package io.starledger.cli.tenants;

import tools.jackson.databind.JsonNode;

/** What the platform says of one tenant, in lines. */
record TenantText(JsonNode tenant) {

    /** A number, or what there is instead of a limit. */
    static String limit(JsonNode limit) {
        return limit.isNumber() ? limit.asString() : "any";
    }

    /** Plan, limits, and what changes by itself. */
    String plan() {
        JsonNode billing = tenant.path("billing");
        JsonNode quota = tenant.path("quota");
        JsonNode limits = quota.path("limits");
        StringBuilder text = new StringBuilder();
        line(text, "plan", billing.path("plan").asString());
        line(text, "status", billing.path("status").asString());
        line(text, "access", quota.path("access").asString());
        line(text, "a month", limit(limits.path("ratings_per_month")) + " ratings");
        line(text, "a second", limit(limits.path("ratings_per_second")) + " ratings");
        line(text, "a minute", limit(limits.path("requests_per_minute")) + " requests");
        line(text, "used", used(quota));
        line(text, "period", period(quota.path("period")));
        for (JsonNode change : billing.path("scheduled")) {
            line(
                    text,
                    "then",
                    "%s, %s from %s"
                            .formatted(
                                    change.path("plan").asString(),
                                    change.path("status").asString(),
                                    change.path("from").asString()));
        }
        for (JsonNode grant : billing.path("grants")) {
            line(
                    text,
                    "granted",
                    "%s: %s ratings a month more, until %s"
                            .formatted(
                                    grant.path("grant_id").asString(),
                                    grant.path("ratings_per_month").asString(),
                                    grant.path("ends_at").asString()));
        }
        return text.toString();
    }

    /** The same, with money, what suspends it and its customers. */
    String all() {
        StringBuilder text = new StringBuilder();
        line(text, "tenant", tenant.path("tenant_id").asString());
        text.append(plan());
        for (JsonNode money : tenant.path("billing").path("money")) {
            line(
                    text,
                    "money",
                    "%s: %s paid, %s owed, in minor units"
                            .formatted(
                                    money.path("currency").asString(),
                                    money.path("paid_minor").asString(),
                                    money.path("owed_minor").asString()));
        }
        for (JsonNode object : tenant.path("billing").path("suspended_by")) {
            line(
                    text,
                    "suspended",
                    "by the %s %s"
                            .formatted(
                                    object.path("kind").asString(),
                                    object.path("object_id").asString()));
        }
        for (JsonNode customer : tenant.path("customers")) {
            line(
                    text,
                    "customer",
                    "%s of %s, by %s since %s"
                            .formatted(
                                    customer.path("customer").asString(),
                                    customer.path("account").asString(),
                                    customer.path("linked_by").asString(),
                                    customer.path("linked_at").asString()));
        }
        return text.toString();
    }

    private static String used(JsonNode quota) {
        return "%s of %s (%s%% reached)"
                .formatted(
                        quota.path("used").asString(),
                        limit(quota.path("limits").path("ratings_per_month")),
                        quota.path("reached_percent").asString());
    }

    private static String period(JsonNode period) {
        return "%s to %s"
                .formatted(period.path("starts_at").asString(), period.path("ends_at").asString());
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append("%-11s%s%n".formatted(name, value));
    }
}

package io.starledger.billing.calls;

import io.starledger.billing.view.BillingViews;
import io.starledger.platform.generation.RunningGenerations;
import io.starledger.platform.generation.ServedView;
import io.starledger.platform.http.HttpAnswers;
import io.starledger.platform.tenancy.AccessRule;
import io.starledger.platform.tenancy.Role;

import org.springdoc.webflux.core.fn.SpringdocRouteBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

import tools.jackson.databind.json.JsonMapper;

import java.time.InstantSource;

/** The calls of tenants. */
@Configuration(proxyBeanMethods = false)
public class CallsConfiguration {
    static final String BILLING = "/v1/tenants/{tenantId}/billing";
    static final String QUOTA = "/v1/tenants/{tenantId}/quota";
    static final String USAGE = "/v1/tenants/{tenantId}/usage";
    static final String EVENTS = "/v1/tenants/{tenantId}/stripe/events";

    @Bean
    BillingController billingController(RunningGenerations billingGenerations, JsonMapper json) {
        ServedView<BillingViews> views = billingGenerations.view(BillingViews.class);
        HttpAnswers answers = new HttpAnswers(json);
        return new BillingController(
                views, new PastController(views, answers), answers, InstantSource.system());
    }

    @Bean
    RouterFunction<ServerResponse> billingRoute(BillingController controller) {
        return SpringdocRouteBuilder.route()
                .GET(BILLING, controller::account, CallDescriptions::account)
                .build();
    }

    @Bean
    RouterFunction<ServerResponse> quotaRoute(BillingController controller) {
        return SpringdocRouteBuilder.route()
                .GET(QUOTA, controller::quota, CallDescriptions::quota)
                .build();
    }

    @Bean
    @ReadUsageOperation
    RouterFunction<ServerResponse> usageRoute(BillingController controller) {
        return RouterFunctions.route().GET(USAGE, controller::usage).build();
    }

    @Bean
    RouterFunction<ServerResponse> stripeEventsRoute(BillingController controller) {
        return SpringdocRouteBuilder.route()
                .GET(EVENTS, controller::events, CallDescriptions::events)
                .build();
    }

    @Bean
    AccessRule readBilling() {
        return reading(BILLING);
    }

    @Bean
    AccessRule readQuota() {
        return reading(QUOTA);
    }

    @Bean
    AccessRule readUsage() {
        return reading(USAGE);
    }

    @Bean
    AccessRule listStripeEvents() {
        return reading(EVENTS);
    }

    private static AccessRule reading(String path) {
        return AccessRule.allow(HttpMethod.GET, path, Role.TENANT_ADMIN, Role.PLATFORM_ADMIN);
    }
}

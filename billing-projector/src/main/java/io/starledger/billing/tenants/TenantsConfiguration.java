package io.starledger.billing.tenants;

import io.starledger.billing.link.KafkaParkedReader;
import io.starledger.billing.view.BillingViews;
import io.starledger.platform.audit.AuditTrail;
import io.starledger.platform.generation.RunningGenerations;
import io.starledger.platform.http.HttpAnswers;
import io.starledger.platform.kafka.EventLog;
import io.starledger.platform.kafka.LogPreparation;
import io.starledger.platform.tenancy.AccessRule;
import io.starledger.platform.tenancy.Role;

import org.springdoc.webflux.core.fn.SpringdocRouteBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import tools.jackson.databind.json.JsonMapper;

import java.time.InstantSource;

/** The calls of operators. */
@Configuration(proxyBeanMethods = false)
public class TenantsConfiguration {
    static final String TENANTS = "/ops/tenants";
    static final String TENANT = "/ops/tenants/{tenantId}";
    static final String CUSTOMER = "/ops/tenants/{tenantId}/customers/{account}/{customer}";
    static final String GRANT = "/ops/tenants/{tenantId}/grants/{grantId}";
    static final String PARKED = "/ops/parked";
    private static final int OPERATORS = 2;
    private static final int WAITING = 100;

    /** Few, as each waits for a connection of those that write. */
    @Bean(destroyMethod = "dispose")
    Scheduler billingOperators() {
        return Schedulers.newBoundedElastic(OPERATORS, WAITING, "billing-operators");
    }

    @Bean
    KafkaCustomerLinks customerLinks(EventLog log) {
        return new KafkaCustomerLinks(log);
    }

    @Bean
    LogPreparation customerLinkPreparation(KafkaCustomerLinks links) {
        return links.preparation();
    }

    @Bean
    TenantsController tenantsController(
            RunningGenerations billingGenerations,
            KafkaParkedReader parked,
            Scheduler billingOperators,
            JsonMapper json) {
        return new TenantsController(
                billingGenerations.view(BillingViews.class),
                parked,
                billingOperators,
                new HttpAnswers(json),
                InstantSource.system());
    }

    @Bean
    LinkController linkController(
            RunningGenerations billingGenerations,
            KafkaCustomerLinks links,
            AuditTrail audit,
            JsonMapper json) {
        return new LinkController(
                billingGenerations.view(BillingViews.class),
                links,
                audit,
                new HttpAnswers(json),
                InstantSource.system());
    }

    @Bean
    KafkaGrants grants(EventLog log) {
        return new KafkaGrants(log);
    }

    @Bean
    LogPreparation grantPreparation(KafkaGrants grants) {
        return grants.preparation();
    }

    @Bean
    GrantController grantController(
            RunningGenerations billingGenerations, KafkaGrants grants, JsonMapper json) {
        return new GrantController(
                billingGenerations.view(BillingViews.class),
                grants,
                new HttpAnswers(json),
                InstantSource.system());
    }

    @Bean
    RouterFunction<ServerResponse> tenantsRoute(TenantsController controller) {
        return SpringdocRouteBuilder.route()
                .GET(TENANTS, controller::list, OperatorDescriptions::list)
                .build();
    }

    @Bean
    RouterFunction<ServerResponse> tenantRoute(TenantsController controller) {
        return SpringdocRouteBuilder.route()
                .GET(TENANT, controller::show, OperatorDescriptions::show)
                .build();
    }

    @Bean
    RouterFunction<ServerResponse> parkedRoute(TenantsController controller) {
        return SpringdocRouteBuilder.route()
                .GET(PARKED, controller::parked, OperatorDescriptions::parked)
                .build();
    }

    @Bean
    RouterFunction<ServerResponse> linkRoute(LinkController controller) {
        return SpringdocRouteBuilder.route()
                .PUT(CUSTOMER, controller::link, OperatorDescriptions::link)
                .build();
    }

    @Bean
    RouterFunction<ServerResponse> unlinkRoute(LinkController controller) {
        return SpringdocRouteBuilder.route()
                .DELETE(CUSTOMER, controller::unlink, OperatorDescriptions::unlink)
                .build();
    }

    @Bean
    RouterFunction<ServerResponse> grantRoute(GrantController controller) {
        return SpringdocRouteBuilder.route()
                .PUT(GRANT, controller::give, OperatorDescriptions::give)
                .build();
    }

    @Bean
    RouterFunction<ServerResponse> revokeRoute(GrantController controller) {
        return SpringdocRouteBuilder.route()
                .DELETE(GRANT, controller::revoke, OperatorDescriptions::revoke)
                .build();
    }

    @Bean
    AccessRule listTenants() {
        return operating(HttpMethod.GET, TENANTS);
    }

    @Bean
    AccessRule showTenant() {
        return operating(HttpMethod.GET, TENANT);
    }

    @Bean
    AccessRule listParked() {
        return operating(HttpMethod.GET, PARKED);
    }

    @Bean
    AccessRule linkCustomer() {
        return operating(HttpMethod.PUT, CUSTOMER);
    }

    @Bean
    AccessRule unlinkCustomer() {
        return operating(HttpMethod.DELETE, CUSTOMER);
    }

    @Bean
    AccessRule giveGrant() {
        return operating(HttpMethod.PUT, GRANT);
    }

    @Bean
    AccessRule revokeGrant() {
        return operating(HttpMethod.DELETE, GRANT);
    }

    private static AccessRule operating(HttpMethod method, String path) {
        return AccessRule.allow(method, path, Role.PLATFORM_ADMIN);
    }
}

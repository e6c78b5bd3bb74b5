package io.starledger.webhook.stripe;

import io.micrometer.core.instrument.MeterRegistry;
import io.starledger.platform.kafka.EventLog;
import io.starledger.platform.kafka.LogPreparation;
import io.starledger.platform.tenancy.SignedCall;
import io.starledger.schemas.ids.StripeAccountId;
import io.starledger.schemas.ids.TenantId;
import io.swagger.v3.oas.models.security.SecurityScheme;

import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.webflux.core.fn.SpringdocRouteBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;

/** The two paths that Stripe delivers to. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StripeSettings.class)
public class StripeConfiguration {
    private static final String PLATFORM = "/v1/stripe/webhooks";
    private static final String TENANT = "/v1/tenants/{tenantId}/stripe/webhooks";
    private static final int DECOY_BYTES = 24;

    @Bean
    WebhookController stripeWebhookController(
            StripeSettings settings, EventLog log, MeterRegistry registry) {
        StripeSettings.Webhooks webhooks = settings.webhooks();
        return new WebhookController(
                endpoints(settings),
                new HttpPayloads(
                        new HttpPayloads.Limits(
                                Math.toIntExact(webhooks.bodyLimit().toBytes()),
                                webhooks.bytesAtOnce().toBytes())),
                new DeliveryCheck(
                        settings.mode(),
                        new DeliveryCheck.Freshness(webhooks.past(), webhooks.future())),
                log,
                new WebhookMetrics(registry),
                InstantSource.system());
    }

    @Bean
    RouterFunction<ServerResponse> platformWebhookRoute(WebhookController controller) {
        return SpringdocRouteBuilder.route()
                .POST(PLATFORM, controller::receiveForPlatform, WebhookDescriptions::platform)
                .build();
    }

    @Bean
    SignedCall platformWebhookCall() {
        return new SignedCall(HttpMethod.POST, PLATFORM);
    }

    @Bean
    RouterFunction<ServerResponse> tenantWebhookRoute(WebhookController controller) {
        return SpringdocRouteBuilder.route()
                .POST(TENANT, controller::receiveForTenant, WebhookDescriptions::tenant)
                .build();
    }

    @Bean
    SignedCall tenantWebhookCall() {
        return new SignedCall(HttpMethod.POST, TENANT);
    }

    @Bean
    LogPreparation stripeInboxPreparation(EventLog log) {
        return new LogPreparation(log, List.of(DeliveryCodec.example()));
    }

    @Bean
    OpenApiCustomizer stripeSignatureDescription() {
        return api ->
                api.getComponents()
                        .addSecuritySchemes(
                                WebhookDescriptions.SIGNATURE,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.APIKEY)
                                        .in(SecurityScheme.In.HEADER)
                                        .name(SignatureHeader.NAME)
                                        .description(
                                                "t=<seconds>,v1=<HMAC-SHA256 in hex of t, a dot and"
                                                        + " the body, by the endpoint's secret>"));
    }

    private static Endpoints endpoints(StripeSettings settings) {
        StripeSettings.Webhooks webhooks = settings.webhooks();
        Endpoint platform =
                new Endpoint(
                        null,
                        new StripeAccountId(settings.account()),
                        new Secrets(webhooks.secrets()),
                        new Secrets(webhooks.connectSecrets()));
        List<Endpoint> tenants =
                webhooks.tenants().entrySet().stream()
                        .map(
                                tenant ->
                                        new Endpoint(
                                                TenantId.parse(tenant.getKey()),
                                                new StripeAccountId(tenant.getValue().account()),
                                                new Secrets(tenant.getValue().secrets()),
                                                Secrets.NONE))
                        .toList();
        return new Endpoints(platform, tenants, decoy());
    }

    private static String decoy() {
        byte[] random = new byte[DECOY_BYTES];
        new SecureRandom().nextBytes(random);
        return "whsec_" + HexFormat.of().formatHex(random);
    }
}

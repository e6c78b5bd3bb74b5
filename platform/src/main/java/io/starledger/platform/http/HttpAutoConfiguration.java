package io.starledger.platform.http;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.web.reactive.function.server.support.RouterFunctionMapping;
import org.springframework.web.server.WebFilter;

import reactor.netty.NettyPipeline;
import reactor.netty.resources.LoopResources;

/** The server: its threads, its limits, and what every answer says. */
@AutoConfiguration
@EnableConfigurationProperties(HttpSettings.class)
public class HttpAutoConfiguration {

    /**
     * As many event loops as there are cores: reactor-netty's own minimum of four makes two cores
     * change context more than they serve.
     */
    @Bean
    ReactorResourceFactory reactorResourceFactory() {
        ReactorResourceFactory resources = new ReactorResourceFactory();
        resources.setUseGlobalResources(false);
        resources.setLoopResourcesSupplier(
                () ->
                        LoopResources.create(
                                "http", Runtime.getRuntime().availableProcessors(), true));
        return resources;
    }

    /**
     * Without reactor-netty's {@code readTimeout}, which costs every request a handler and a timer,
     * and its {@code requestTimeout}, whose timer outlives a connection that breaks within a body.
     */
    @Bean
    NettyServerCustomizer serverLimits(HttpSettings settings) {
        return server ->
                server.maxConnections(settings.connections())
                        .doOnChannelInit(
                                (_, channel, _) ->
                                        channel.pipeline()
                                                .addAfter(
                                                        NettyPipeline.HttpCodec,
                                                        null,
                                                        new BodyPaceHandler(settings)));
    }

    /**
     * Calls are looked up before actuator's endpoints, which cost each request more to rule out.
     */
    @Bean
    static BeanPostProcessor callsFirst() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof RouterFunctionMapping calls) {
                    calls.setOrder(Ordered.HIGHEST_PRECEDENCE);
                }
                return bean;
            }
        };
    }

    @Bean
    WebFilter securityHeaders() {
        return new SecurityHeaders();
    }
}

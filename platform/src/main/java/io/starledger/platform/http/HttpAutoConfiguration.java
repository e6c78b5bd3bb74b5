package io.starledger.platform.http;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.client.ReactorResourceFactory;

import reactor.netty.resources.LoopResources;

/** The server's threads. */
@AutoConfiguration
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
}

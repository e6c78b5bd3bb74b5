package io.starledger.ingest.http;

import io.starledger.platform.http.HttpAnswers;

import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import tools.jackson.databind.json.JsonMapper;

import java.time.InstantSource;

/** What all calls read and answer with. */
@Configuration(proxyBeanMethods = false)
public class HttpConfiguration {

    @Bean
    HttpCalls httpCalls() {
        return new HttpCalls(InstantSource.system());
    }

    @Bean
    CallLog callLog() {
        return new CallLog(InstantSource.system());
    }

    @Bean
    HttpAnswers httpAnswers(JsonMapper json) {
        return new HttpAnswers(json);
    }

    @Bean
    OpenApiCustomizer sharedParameters() {
        return new SharedParameters();
    }
}

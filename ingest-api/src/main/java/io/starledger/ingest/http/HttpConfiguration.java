package io.starledger.ingest.http;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import tools.jackson.databind.json.JsonMapper;

import java.time.InstantSource;

/** What all calls read and answer with. */
@Configuration(proxyBeanMethods = false)
public class HttpConfiguration {

    @Bean
    Calls calls() {
        return new Calls(InstantSource.system());
    }

    @Bean
    CallLog callLog() {
        return new CallLog(InstantSource.system());
    }

    @Bean
    Answers answers(JsonMapper json) {
        return new Answers(json);
    }
}

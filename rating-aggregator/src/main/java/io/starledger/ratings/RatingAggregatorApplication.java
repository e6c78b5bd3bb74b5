package io.starledger.ratings;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;

/** Runs the rating aggregator as a process of its own. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(RatingAggregatorConfiguration.class)
public class RatingAggregatorApplication {

    public static void main(String[] args) {
        new SpringApplicationBuilder(RatingAggregatorApplication.class)
                .properties("spring.config.name=platform,rating-aggregator")
                .run(args);
    }
}

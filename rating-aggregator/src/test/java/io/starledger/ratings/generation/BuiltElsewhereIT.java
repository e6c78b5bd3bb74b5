package io.starledger.ratings.generation;

import static io.starledger.ratings.generation.Operator.LONG;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.starledger.embedded.issuer.TokenClaims;
import io.starledger.embedded.testing.ServiceProcess;
import io.starledger.ratings.Log;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;

/** Ratings rebuilt by a service that runs in another place in another way. */
final class BuiltElsewhereIT {
    private static final TokenClaims OPERATOR = TokenClaims.of("platform-admin");
    private static final int MANY = 1_000;

    @Test
    void theirDigestIsTheSameToTheBit(@TempDir Path directory) throws Exception {
        try (OwnService service = new OwnService(directory);
                Log log = new Log(service.addresses())) {
            // given
            service.start();
            Operator here = new Operator(service.as(OPERATOR));
            Shop shop = Shop.inUpperHalf(service, log);
            shop.rate(MANY);
            shop.rateInEveryWay();
            here.start("");
            JsonNode foundHere = here.compare();
            here.dropBuilding();
            service.stop();
            Rows onOther = service.otherDatabase();

            // when
            try (ServiceProcess abroad = service.startAbroad()) {
                await().atMost(LONG).ignoreExceptions().until(abroad::isReady);
                Operator there = new Operator(service.at(abroad.url(), OPERATOR));
                int built = there.start("");
                JsonNode found = there.compare();

                // then
                assertThat(found.path("differences").asLong()).as("%s", found).isZero();
                assertThat(found.path("digest")).isEqualTo(foundHere.path("digest"));
                assertThat(found.path("serving_digest"))
                        .isEqualTo(foundHere.path("serving_digest"));
                assertThat(onOther.ratings(shop.tenant(), built))
                        .isEqualTo(
                                new Rows(service.addresses().postgres()).ratings(shop.tenant(), 1))
                        .isPositive();
            }
        }
    }
}

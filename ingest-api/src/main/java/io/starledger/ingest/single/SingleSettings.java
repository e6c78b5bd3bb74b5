package io.starledger.ingest.single;

import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Limits of calls about one rating.
 *
 * @param bodyLimit bytes of a body; a comment of 4,000 characters fits however it is escaped
 */
@Validated
@ConfigurationProperties("starledger.ingest.single")
record SingleSettings(@NotNull @DefaultValue("64KB") DataSize bodyLimit) {}

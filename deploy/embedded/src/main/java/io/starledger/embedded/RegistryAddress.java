package io.starledger.embedded;

/** Where the schema registry is, and under which path it speaks which protocol. */
public record RegistryAddress(String url) {

    /** Apicurio's own, for Apicurio's serdes. */
    public String apicurioUrl() {
        return url + "/apis/registry/v3";
    }

    /** Confluent's, for everybody else's. */
    public String confluentUrl() {
        return url + "/apis/ccompat/v7";
    }
}

package io.starledger.ingest.reading;

import tools.jackson.core.JsonParser;

/** Takes one field of an object. */
interface FieldReader {

    /**
     * Reads the value at which {@code json} stands and goes no further.
     *
     * @param field the field's place in the reader's list of names
     */
    void read(int field, JsonParser json);
}

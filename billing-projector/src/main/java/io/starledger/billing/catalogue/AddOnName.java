package io.starledger.billing.catalogue;

/** Something bought on top of a plan, once or several times. */
public record AddOnName(String value) implements Comparable<AddOnName> {

    @Override
    public int compareTo(AddOnName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

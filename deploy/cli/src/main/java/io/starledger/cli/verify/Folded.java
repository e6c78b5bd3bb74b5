package io.starledger.cli.verify;

/** What a row of a view must be. */
interface Folded {
    Columns columns();
}

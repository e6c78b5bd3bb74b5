@NullMarked
package io.starledger.billing.history;

import org.jspecify.annotations.NullMarked;

/** What the tests of several packages share: the real parts, and topics of their own. */
@NullMarked
package io.starledger.platform;

import org.jspecify.annotations.NullMarked;

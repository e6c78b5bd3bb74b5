/** What operators see and do of tenants' exports: {@code export enable|disable|list}. */
@NullMarked
package io.starledger.cli.export;

import org.jspecify.annotations.NullMarked;

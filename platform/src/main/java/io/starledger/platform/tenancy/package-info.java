/**
 * Who may call what: bearer tokens of trusted issuers, the tenant in the path equal to the tenant
 * in the token, roles by operation. Each service declares its operations as {@link
 * io.starledger.platform.tenancy.AccessRule}s, or as {@link
 * io.starledger.platform.tenancy.SignedCall}s where a signature stands for the token; what neither
 * names is not there for anyone.
 */
@NullMarked
package io.starledger.platform.tenancy;

import org.jspecify.annotations.NullMarked;

package io.starledger.ratings.exports;

import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.topics.Topics;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialDeletion;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.ResourceNotFoundException;
import org.apache.kafka.common.errors.SecurityDisabledException;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * Who may read exports, by the brokers' own means: a SCRAM user for each tenant, its ACLs and its
 * quota. Nothing is kept of a password but what the brokers keep. Blocks; may be repeated.
 */
record KafkaExportAccess(Admin admin, DataSize consumerBytesPerSecond) {
    private static final ScramMechanism MECHANISM = ScramMechanism.SCRAM_SHA_512;
    private static final String QUOTA = "consumer_byte_rate";
    private static final int ITERATIONS = 8_192;
    private static final int PASSWORD_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Of the tenant, and the prefix of its consumer groups once a dot follows. */
    static String principalOf(TenantId tenant) {
        return "export." + tenant;
    }

    static String groupPrefixOf(TenantId tenant) {
        return principalOf(tenant) + ".";
    }

    static String mechanism() {
        return MECHANISM.mechanismName();
    }

    /**
     * Lets the tenant's principal read its export.
     *
     * @param renewed whether it gets another password, where it has one
     */
    ExportAccess grant(TenantId tenant, boolean renewed) {
        try {
            KafkaAnswer.of(admin.createAcls(acls(tenant)).all());
        } catch (SecurityDisabledException _) {
            return new ExportAccess.Everybody();
        }
        limit(tenant, (double) consumerBytesPerSecond.toBytes());
        String user = principalOf(tenant);
        @Nullable String password = null;
        if (renewed || !exists(user)) {
            password = newPassword();
            alter(
                    new UserScramCredentialUpsertion(
                            user, new ScramCredentialInfo(MECHANISM, ITERATIONS), password));
        }
        return new ExportAccess.OwnPrincipal(user, password, consumerBytesPerSecond.toBytes());
    }

    /** Takes all of it away. */
    void revoke(TenantId tenant) {
        try {
            KafkaAnswer.of(
                    admin.deleteAcls(acls(tenant).stream().map(AclBinding::toFilter).toList())
                            .all());
        } catch (SecurityDisabledException _) {
            return;
        }
        limit(tenant, null);
        if (exists(principalOf(tenant))) {
            alter(new UserScramCredentialDeletion(principalOf(tenant), MECHANISM));
        }
    }

    private static List<AclBinding> acls(TenantId tenant) {
        AccessControlEntry reading =
                new AccessControlEntry(
                        "User:" + principalOf(tenant),
                        "*",
                        AclOperation.READ,
                        AclPermissionType.ALLOW);
        return List.of(
                new AclBinding(
                        new ResourcePattern(
                                ResourceType.TOPIC,
                                Topics.ratingExport(tenant).name(),
                                PatternType.LITERAL),
                        reading),
                new AclBinding(
                        new ResourcePattern(
                                ResourceType.GROUP, groupPrefixOf(tenant), PatternType.PREFIXED),
                        reading));
    }

    private void limit(TenantId tenant, @Nullable Double bytesPerSecond) {
        ClientQuotaEntity user =
                new ClientQuotaEntity(Map.of(ClientQuotaEntity.USER, principalOf(tenant)));
        ClientQuotaAlteration.Op rate = new ClientQuotaAlteration.Op(QUOTA, bytesPerSecond);
        KafkaAnswer.of(
                admin.alterClientQuotas(List.of(new ClientQuotaAlteration(user, List.of(rate))))
                        .all());
    }

    private boolean exists(String user) {
        try {
            return KafkaAnswer.of(
                            admin.describeUserScramCredentials(List.of(user)).description(user))
                    .credentialInfos()
                    .stream()
                    .anyMatch(it -> it.mechanism() == MECHANISM);
        } catch (ResourceNotFoundException _) {
            return false;
        }
    }

    private void alter(UserScramCredentialAlteration alteration) {
        KafkaAnswer.of(admin.alterUserScramCredentials(List.of(alteration)).all());
    }

    private static String newPassword() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

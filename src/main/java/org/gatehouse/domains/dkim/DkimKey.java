package org.gatehouse.domains.dkim;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.gatehouse.api.Etag;
import org.gatehouse.domains.DomainName;
import org.gatehouse.domains.TextRecord;

/** A key as its row keeps it. */
record DkimKey(
        UUID id,
        UUID organizationId,
        UUID domainId,
        DomainName domain,
        DkimSelector selector,
        DkimAlgorithm algorithm,
        DkimState state,
        boolean switches,
        int keepDays,
        String sealedPrivateKey,
        String publicKey,
        Instant checkedAt,
        Instant publishedAt,
        Instant retiredAt,
        Instant deleteAt,
        long version,
        Instant createdAt,
        Instant updatedAt) {
    /** What the private half of a key is sealed for. */
    static String context(UUID id) {
        return "dkim_key:" + id;
    }

    boolean isActive() {
        return state == DkimState.ACTIVE;
    }

    /** Whether receivers find it in these texts of its name. */
    boolean isShownBy(List<String> texts) {
        return DkimRecord.isShownBy(record(), texts);
    }

    TextRecord record() {
        return DkimRecord.of(domain, selector, algorithm, publicKey);
    }

    String etag() {
        return Etag.of(id, version);
    }

    DkimKeyChange present() {
        return new DkimKeyChange(isActive(), switches, keepDays, null);
    }

    DkimKeyView view() {
        return new DkimKeyView(
                id,
                domainId,
                selector,
                algorithm,
                state,
                switches,
                keepDays,
                record(),
                DkimKeyPair.publicPem(publicKey),
                checkedAt == null ? null : checkedAt.equals(publishedAt),
                checkedAt,
                publishedAt,
                retiredAt,
                deleteAt,
                createdAt,
                updatedAt,
                etag());
    }
}

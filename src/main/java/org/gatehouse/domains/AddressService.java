package org.gatehouse.domains;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.gatehouse.platform.Chunks;
import org.gatehouse.security.Caller;

/** Who holds which address. Users and aliases claim and release here, inside their own transactions. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class AddressService {
    @Inject
    AddressRepository addresses;

    @Inject
    Caller caller;

    /**
     * Who holds an address.
     *
     * @param own whether it is the caller's organization; if not, kind and owner are not its business
     */
    public record Holder(AddressKind kind, UUID ownerId, boolean own) {}

    /** The holders of those keys that somebody of any organization holds. */
    public Map<String, Holder> holders(Collection<String> keys) {
        Map<String, Holder> holders = new HashMap<>();
        for (MailAddress held : Chunks.of(keys, addresses::find)) {
            boolean own = held.organizationId().equals(caller.organizationId());
            holders.put(held.address(), new Holder(held.kind(), held.ownerId(), own));
        }
        return holders;
    }

    /** Claims an address; if somebody else has it, the flush fails at {@code mail_address_pk}. */
    public void claim(String key, UUID domainId, AddressKind kind, UUID ownerId) {
        addresses.add(new MailAddress(key, caller.organizationId(), domainId, kind, ownerId));
    }

    /** Claims addresses in a domain, each for its owner. */
    public void claim(UUID organizationId, UUID domainId, AddressKind kind, Map<String, UUID> owners) {
        addresses.add(organizationId, domainId, kind, owners);
    }

    /** Releases whatever these owners hold. */
    public void release(UUID organizationId, Collection<UUID> owners) {
        Chunks.each(owners, some -> addresses.release(organizationId, some));
    }
}

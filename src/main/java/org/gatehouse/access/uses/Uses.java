package org.gatehouse.access.uses;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.gatehouse.platform.Chunks;
import org.gatehouse.platform.Gathered;
import org.gatehouse.platform.Log;

/** Gathers last uses. Holds at most {@value #MOST}; what comes beyond that within a minute is not noted. */
@ApplicationScoped
public class Uses implements Gathered {
    static final int MOST = 50_000;
    private static final Log LOG = Log.of(Uses.class);

    @Inject
    UseService stored;

    @Inject
    Clock clock;

    private final ConcurrentHashMap<UseKey, Use> gathered = new ConcurrentHashMap<>();

    /** Notes that a code got in with the secret of this mark. */
    public void ofCode(UUID codeId, String secretMark, String address) {
        note(new UseKey(codeId, UseKey.CODE), address);
        note(new UseKey(codeId, UseKey.secret(secretMark)), address);
    }

    /** Notes that a request of a code made use of a scope. */
    public void ofScope(UUID codeId, String scope, String address) {
        note(new UseKey(codeId, scope), address);
    }

    /** All that is known of a code: what is stored, and what this node has gathered since. */
    public CodeUses find(UUID organizationId, UUID codeId) {
        Map<String, Use> found = stored.find(organizationId, codeId);
        gathered.forEach((key, use) -> {
            if (key.codeId().equals(codeId)) {
                found.merge(key.subject(), use, Use::later);
            }
        });
        return new CodeUses(found);
    }

    /** In the transaction of a rotation: forgets every secret of a code but that of this mark, which may be null. */
    public void forgetSecretsBut(UUID organizationId, UUID codeId, String mark) {
        String kept = mark == null ? UseKey.SECRETS : UseKey.secret(mark);
        gathered.keySet()
                .removeIf(key -> key.codeId().equals(codeId)
                        && key.isSecret()
                        && !key.subject().equals(kept));
        stored.forgetSecrets(organizationId, codeId, kept);
    }

    @Override
    public void write(boolean last) {
        Chunks.each(gathered.keySet(), keys -> {
            SortedMap<UseKey, Use> some = new TreeMap<>();
            for (UseKey key : keys) {
                Use use = gathered.remove(key);
                if (use != null) { // else a rotation forgot it just now
                    some.put(key, use);
                }
            }
            try {
                stored.write(some);
            } catch (RuntimeException e) { // the next minute tries again
                some.forEach((key, use) -> gathered.merge(key, use, Use::later));
                LOG.warn("Last uses of codes are not written: %s", e.getClass().getSimpleName());
            }
        });
    }

    private void note(UseKey key, String address) {
        if (gathered.size() < MOST || gathered.containsKey(key)) {
            gathered.put(key, new Use(clock.instant(), address));
        }
    }
}

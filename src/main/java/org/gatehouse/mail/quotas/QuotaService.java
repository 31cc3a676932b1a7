package org.gatehouse.mail.quotas;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.gatehouse.api.Etag;
import org.gatehouse.api.MergePatch;
import org.gatehouse.api.Preconditions;
import org.gatehouse.api.StrictJson;
import org.gatehouse.api.Tagged;
import org.gatehouse.audit.AuditService;
import org.gatehouse.audit.Target;
import org.gatehouse.platform.Retrying;
import org.gatehouse.security.Caller;
import org.gatehouse.users.UserDirectory;
import org.gatehouse.users.UserDirectory.Person;

/** Use cases on how much users may send and keep. */
@ApplicationScoped
@Retrying
@Transactional
public class QuotaService {
    @Inject
    QuotaRepository quotas;

    @Inject
    UserDirectory users;

    @Inject
    AuditService audit;

    @Inject
    Caller caller;

    @Inject
    StrictJson json;

    @Inject
    Clock clock;

    /**
     * The quota of a user whom the caller reaches.
     *
     * @throws org.gatehouse.api.ApiException as {@link UserDirectory#get}
     */
    @Transactional(Transactional.TxType.SUPPORTS)
    public SendingQuota quota(String user) {
        return get(user).view();
    }

    /** As above, of a user who is known already. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public SendingQuota quota(UUID userId) {
        return quotas.read(caller.organizationId(), userId)
                .orElseThrow(UserDirectory::notFound)
                .quota();
    }

    /** As above, of up to 1 000 users of whom the caller has been shown to reach them; those without one are missing. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public Map<UUID, SendingQuota> quotas(Collection<UUID> userIds) {
        return userIds.isEmpty() ? Map.of() : quotas.read(caller.organizationId(), userIds);
    }

    @Transactional(Transactional.TxType.SUPPORTS)
    Tagged<SendingQuota> get(String user) {
        Person person = users.get(user);
        return shown(person, quotas.find(caller.organizationId(), person.id()));
    }

    Tagged<SendingQuota> replace(String user, Preconditions given, SendingQuota quota) {
        return change(user, given, present -> quota);
    }

    Tagged<SendingQuota> patch(String user, Preconditions given, MergePatch patch) {
        return change(user, given, present -> patch.apply(present, json));
    }

    private Tagged<SendingQuota> change(String user, Preconditions given, Function<SendingQuota, SendingQuota> change) {
        Person person = users.get(user);
        Optional<StoredQuota> row = quotas.find(caller.organizationId(), person.id());
        Tagged<SendingQuota> present = shown(person, row);
        given.check(present.etag());
        SendingQuota quota = change.apply(present.view());
        StoredQuota written =
                row.orElseGet(() -> new StoredQuota(caller.organizationId(), person.id(), quota, clock.instant()));
        if (row.isPresent()) {
            written.replaceWith(quota, clock.instant());
        } else {
            quotas.add(written);
        }
        audit.done("user.quota", new Target("user", person.id(), person.username()));
        quotas.flush();
        return shown(person, Optional.of(written));
    }

    private static Tagged<SendingQuota> shown(Person person, Optional<StoredQuota> row) {
        return new Tagged<>(
                row.map(StoredQuota::quota).orElse(SendingQuota.NONE),
                row.map(StoredQuota::etag).orElseGet(() -> Etag.ofNothing(person.id())));
    }
}

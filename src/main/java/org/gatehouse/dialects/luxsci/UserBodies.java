package org.gatehouse.dialects.luxsci;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.gatehouse.mail.quotas.QuotaService;
import org.gatehouse.mail.quotas.SendingQuota;
import org.gatehouse.security.Caller;
import org.gatehouse.security.Scope;
import org.gatehouse.users.Profile;
import org.gatehouse.users.ProfiledUser;
import org.gatehouse.users.UserView;

/** Shows users with their contact data and, as far as the caller's scopes let it be seen, how much their mailboxes may hold. */
@ApplicationScoped
class UserBodies {
    private static final long MIB = 1024L * 1024;

    /** What a mailbox is there for. */
    static final List<String> SERVICES = List.of("imap", "smtp");

    @Inject
    QuotaService quotas;

    @Inject
    Caller caller;

    /** A user of a list, and what is shown of it. */
    record Row(ProfiledUser user, UserBody body) {}

    UserBody of(ProfiledUser user) {
        return of(List.of(user)).get(0).body();
    }

    List<Row> of(List<ProfiledUser> users) {
        List<UUID> ids = users.stream().map(one -> one.user().id()).toList();
        Map<UUID, SendingQuota> known = caller.may(Scope.QUOTAS_READ) ? quotas.quotas(ids) : Map.of();
        return users.stream()
                .map(one -> new Row(one, body(one, known.getOrDefault(one.user().id(), SendingQuota.NONE))))
                .toList();
    }

    private static UserBody body(ProfiledUser profiled, SendingQuota quota) {
        UserView user = profiled.user();
        Profile profile = profiled.profile();
        return new UserBody(
                user.username(),
                user.number(),
                user.status().name().toLowerCase(Locale.ROOT),
                text(profile.contact()),
                text(profile.company()),
                text(profile.street1()),
                text(profile.street2()),
                text(profile.city()),
                text(profile.state()),
                text(profile.zip()),
                text(profile.country()),
                text(profile.phone1()),
                text(profile.phone2()),
                text(profile.fax()),
                text(profile.email1()),
                text(profile.email2()),
                text(profile.sms()),
                text(profile.custom1()),
                text(profile.custom2()),
                text(profile.custom3()),
                user.address().substring(user.address().lastIndexOf('@') + 1),
                mebibytes(quota.mailboxBytes()),
                "",
                false,
                user.createdAt(),
                profiled.updatedAt(),
                time(user.lastAccessAt()),
                List.of(),
                user.mailbox() ? SERVICES : List.of());
    }

    /** Rounded up, for 0 says that there is no limit. */
    private static long mebibytes(Long bytes) {
        return bytes == null ? 0 : Math.max(1, bytes / MIB + (bytes % MIB == 0 ? 0 : 1));
    }

    private static String text(String text) {
        return text == null ? "" : text;
    }

    private static String time(Instant time) {
        return time == null ? "" : LuxSciWriter.time(time);
    }
}

package org.gatehouse.dialects.easymail;

import static org.gatehouse.security.Scope.DKIM_KEYS_EXPORT;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.StreamingOutput;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.archive.ExportPlan;
import org.gatehouse.domains.dkim.DkimKeyService;
import org.gatehouse.domains.dkim.DkimKeyView;
import org.gatehouse.security.Caller;
import org.gatehouse.users.StoredHashes;
import org.gatehouse.users.UserNumbers;
import org.gatehouse.users.UserView;

/** What an export is in the vendor's JSON. Hashes and private keys are empty for those who may not have them. */
@ApplicationScoped
class DomainExport {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    @Inject
    UserNumbers users;

    @Inject
    StoredHashes hashes;

    @Inject
    DkimKeys present;

    @Inject
    DkimKeyService keys;

    @Inject
    Caller caller;

    @Inject
    Clock clock;

    /** A mailbox with the hash of its password. */
    record Account(String email, String password) {
        @Override
        public String toString() {
            return "Account[" + email + "]";
        }
    }

    /** Both halves of a key. */
    record Dkim(
            @JsonProperty("public") String publicHalf,
            @JsonProperty("private") String privateHalf) {
        @Override
        public String toString() {
            return "Dkim";
        }
    }

    /** All but the accounts, whose number has no bound; two names are not written as the others. */
    record Head(
            Dkim dkim,
            @JsonProperty("domainName") String domainName,
            @JsonProperty("generatedAt") String generatedAt,
            String exportFilename,
            String downloadUrl) {}

    /** Accounts first, as many as there are. */
    StreamingOutput of(ExportPlan plan, String file, URI download) {
        Head head =
                new Head(dkim(plan.domain()), plan.domain(), TIME.format(clock.instant()), file, download.toString());
        String rest = EasyMailWriter.write(head).replaceFirst("^\\{", "],");
        return new NumberedList<Map.Entry<UserView, String>>(
                        "accounts",
                        Range.ALL,
                        (below, most) -> page(plan, below, most),
                        row -> row.getKey().number(),
                        row -> new Account(row.getKey().address(), row.getValue()))
                .endingWith(rest);
    }

    private List<Map.Entry<UserView, String>> page(ExportPlan plan, long below, int most) {
        List<UserView> found = users.below(below, plan.domainId(), most);
        Map<UUID, String> known = plan.contents().passwordHashes()
                ? hashes.of(found.stream().map(UserView::id).toList())
                : Map.of();
        return found.stream()
                .map(user -> Map.entry(user, known.getOrDefault(user.id(), "")))
                .toList();
    }

    private Dkim dkim(String domain) {
        Optional<DkimKeyView> key = present.of(domain);
        if (key.isEmpty()) {
            return new Dkim("", "");
        }
        boolean open = caller.holds(DKIM_KEYS_EXPORT);
        return new Dkim(
                key.get().record().zoneFile(),
                open ? keys.privateKey(domain, key.get().id().toString()) : "");
    }
}

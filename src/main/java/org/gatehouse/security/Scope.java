package org.gatehouse.security;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One opt-in right of an API code. A release that adds a function adds a scope here and in web.xml; no stored code gains it.
 *
 * @param name resource and verb, {@code users:read}
 * @param opens what the holder may do, in one sentence
 */
@Schema(description = "One opt-in right of an API code")
public record Scope(
        @Schema(description = "Resource and verb", example = "users:read", required = true)
        String name,

        @Schema(description = "What it opens", example = "Read users, their profiles and preferences.", required = true)
        String opens) {
    public static final String ORGANIZATIONS_READ = "organizations:read";
    public static final String ORGANIZATIONS_WRITE = "organizations:write";
    public static final String ORGANIZATION_READ = "organization:read";
    public static final String ORGANIZATION_WRITE = "organization:write";
    public static final String DOMAINS_READ = "domains:read";
    public static final String DOMAINS_WRITE = "domains:write";
    public static final String DOMAINS_MEMBERS_READ = "domains.members:read";
    public static final String DOMAINS_MEMBERS_WRITE = "domains.members:write";
    public static final String DOMAINS_EXPORT = "domains:export";
    public static final String DOMAINS_IMPORT = "domains:import";
    public static final String DKIM_KEYS_READ = "dkim-keys:read";
    public static final String DKIM_KEYS_WRITE = "dkim-keys:write";
    public static final String DKIM_KEYS_EXPORT = "dkim-keys:export";
    public static final String DNS_RECORDS_READ = "dns-records:read";
    public static final String CERTIFICATES_READ = "certificates:read";
    public static final String CERTIFICATES_WRITE = "certificates:write";
    public static final String CERTIFICATES_EXPORT = "certificates:export";
    public static final String USERS_READ = "users:read";
    public static final String USERS_WRITE = "users:write";
    public static final String USERS_PASSWORD_WRITE = "users.password:write";
    public static final String USERS_PASSWORD_EXPORT = "users.password:export";
    public static final String USERS_PROTECTED_WRITE = "users.protected:write";
    public static final String APPLICATION_PASSWORDS_READ = "application-passwords:read";
    public static final String APPLICATION_PASSWORDS_WRITE = "application-passwords:write";
    public static final String ALIASES_READ = "aliases:read";
    public static final String ALIASES_WRITE = "aliases:write";
    public static final String WEBAIDES_CONTACTS_READ = "webaides.contacts:read";
    public static final String WEBAIDES_CONTACTS_WRITE = "webaides.contacts:write";
    public static final String WEBAIDES_CALENDAR_READ = "webaides.calendar:read";
    public static final String WEBAIDES_CALENDAR_WRITE = "webaides.calendar:write";
    public static final String WEBAIDES_TASKS_READ = "webaides.tasks:read";
    public static final String WEBAIDES_TASKS_WRITE = "webaides.tasks:write";
    public static final String WEBAIDES_NOTES_READ = "webaides.notes:read";
    public static final String WEBAIDES_NOTES_WRITE = "webaides.notes:write";
    public static final String WEBAIDES_LINKS_READ = "webaides.links:read";
    public static final String WEBAIDES_LINKS_WRITE = "webaides.links:write";
    public static final String SECOND_FACTOR_READ = "second-factor:read";
    public static final String SECOND_FACTOR_WRITE = "second-factor:write";
    public static final String TOKENS_READ = "tokens:read";
    public static final String TOKENS_WRITE = "tokens:write";
    public static final String HARDWARE_TOKENS_READ = "hardware-tokens:read";
    public static final String HARDWARE_TOKENS_WRITE = "hardware-tokens:write";
    public static final String BYPASS_CODES_READ = "bypass-codes:read";
    public static final String BYPASS_CODES_WRITE = "bypass-codes:write";
    public static final String SESSIONS_READ = "sessions:read";
    public static final String SESSIONS_WRITE = "sessions:write";
    public static final String QUOTAS_READ = "quotas:read";
    public static final String QUOTAS_WRITE = "quotas:write";
    public static final String USAGE_WRITE = "usage:write";
    public static final String IP_ALLOCATIONS_READ = "ip-allocations:read";
    public static final String IP_ALLOCATIONS_WRITE = "ip-allocations:write";
    public static final String FROM_ADDRESSES_READ = "from-addresses:read";
    public static final String FROM_ADDRESSES_WRITE = "from-addresses:write";
    public static final String SMTP_API_READ = "smtp-api:read";
    public static final String SMTP_API_WRITE = "smtp-api:write";
    public static final String API_CODES_READ = "api-codes:read";
    public static final String API_CODES_WRITE = "api-codes:write";
    public static final String API_CODES_GRANT_ANY = "api-codes:grant-any";
    public static final String ACCESS_TOKENS_WRITE = "access-tokens:write";
    public static final String SIGNING_KEYS_WRITE = "signing-keys:write";
    public static final String AUDIT_EVENTS_READ = "audit-events:read";

    private static final Set<String> FOR_OPERATORS =
            Set.of(ORGANIZATIONS_READ, ORGANIZATIONS_WRITE, SIGNING_KEYS_WRITE);

    private static final TreeMap<String, Scope> ALL = new TreeMap<>();

    static {
        add(ORGANIZATIONS_READ, "See all organizations of this server; for its operators.");
        add(ORGANIZATIONS_WRITE, "Make, change and delete organizations of this server; for its operators.");
        add(ORGANIZATION_READ, "Read the code's own organization.");
        add(ORGANIZATION_WRITE, "Change the name and settings of the code's own organization.");
        add(DOMAINS_READ, "Read mail domains.");
        add(DOMAINS_WRITE, "Make, change and delete mail domains.");
        add(DOMAINS_MEMBERS_READ, "See which users are members of a domain.");
        add(DOMAINS_MEMBERS_WRITE, "Add and remove members of a domain.");
        add(DOMAINS_EXPORT, "Export domains with all that hangs on them, WebAides too, and fetch the archives.");
        add(DOMAINS_IMPORT, "Make domains with all that hangs on them from archives.");
        add(DKIM_KEYS_READ, "Read DKIM keys, never their private halves.");
        add(DKIM_KEYS_WRITE, "Make, switch, rotate and delete DKIM keys.");
        add(DKIM_KEYS_EXPORT, "Take the private halves of DKIM keys out, also in exports of domains.");
        add(DNS_RECORDS_READ, "Compare what a domain should have in the DNS with what it has.");
        add(CERTIFICATES_READ, "Read certificates and how their orders go, never their keys.");
        add(CERTIFICATES_WRITE, "Order, upload, renew and delete certificates.");
        add(CERTIFICATES_EXPORT, "Take certificates with their private keys out.");
        add(USERS_READ, "Read users, their profiles and preferences.");
        add(USERS_WRITE, "Make, change and delete users, their profiles and preferences.");
        add(USERS_PASSWORD_WRITE, "Set passwords of users, or hashes of them.");
        add(USERS_PASSWORD_EXPORT, "Have the hashes of passwords in exports of domains.");
        add(USERS_PROTECTED_WRITE, "Reach protected users, and say which users are protected.");
        add(APPLICATION_PASSWORDS_READ, "See which application passwords users have, never their secrets.");
        add(
                APPLICATION_PASSWORDS_WRITE,
                "Make and delete application passwords, by which users log in without a second factor.");
        add(ALIASES_READ, "Read aliases.");
        add(ALIASES_WRITE, "Make, change and delete aliases.");
        add(WEBAIDES_CONTACTS_READ, "Read contacts of users.");
        add(WEBAIDES_CONTACTS_WRITE, "Make, change and delete contacts of users.");
        add(WEBAIDES_CALENDAR_READ, "Read calendars and their events of users.");
        add(WEBAIDES_CALENDAR_WRITE, "Make, change and delete calendars and their events of users.");
        add(WEBAIDES_TASKS_READ, "Read tasks of users.");
        add(WEBAIDES_TASKS_WRITE, "Make, change and delete tasks of users.");
        add(WEBAIDES_NOTES_READ, "Read notes of users.");
        add(WEBAIDES_NOTES_WRITE, "Make, change and delete notes of users.");
        add(WEBAIDES_LINKS_READ, "Read links of users.");
        add(WEBAIDES_LINKS_WRITE, "Make, change and delete links of users.");
        add(SECOND_FACTOR_READ, "Read the settings of second factors, and icons of domains.");
        add(SECOND_FACTOR_WRITE, "Change the settings of second factors, and icons of domains.");
        add(
                TOKENS_READ,
                "See which members of a domain have a second-factor token, and which users an authenticator app.");
        add(TOKENS_WRITE, "Issue, unlock and revoke second-factor tokens, and secrets of authenticator apps.");
        add(HARDWARE_TOKENS_READ, "See hardware tokens, never their seeds.");
        add(HARDWARE_TOKENS_WRITE, "Make, import, change and delete hardware tokens, and give them to users.");
        add(BYPASS_CODES_READ, "See which bypass codes users have.");
        add(BYPASS_CODES_WRITE, "Make and delete bypass codes of users.");
        add(SESSIONS_READ, "See how second-factor sessions end.");
        add(SESSIONS_WRITE, "Begin, poll and cancel second-factor sessions.");
        add(QUOTAS_READ, "Read how much users may send, and how much they have sent.");
        add(QUOTAS_WRITE, "Set how much users may send, and how large their mailboxes may be.");
        add(USAGE_WRITE, "Count what users send; for mail servers.");
        add(IP_ALLOCATIONS_READ, "See which IP addresses users send from, and what is free in the pools.");
        add(IP_ALLOCATIONS_WRITE, "Make and delete pools of IP addresses, and give addresses to users.");
        add(FROM_ADDRESSES_READ, "See which addresses and domains users may send as.");
        add(FROM_ADDRESSES_WRITE, "Say which addresses and domains users may send as.");
        add(SMTP_API_READ, "See who may use the AuthSMTP interface.");
        add(SMTP_API_WRITE, "Open and close the AuthSMTP interface to users, and set their passwords for it.");
        add(API_CODES_READ, "See API codes, never their secrets.");
        add(API_CODES_WRITE, "Make, change, rotate and delete API codes with scopes that the caller holds too.");
        add(API_CODES_GRANT_ANY, "Grant any scope of the organization, also scopes that later releases add.");
        add(ACCESS_TOKENS_WRITE, "Get access tokens, also for users by name and password, and revoke tokens.");
        add(SIGNING_KEYS_WRITE, "Replace the key that signs this server's access tokens; for its operators.");
        add(AUDIT_EVENTS_READ, "Read who did what.");
    }

    private static void add(String name, String opens) {
        ALL.put(name, new Scope(name, opens));
    }

    /** Every scope of this release, by name. */
    public static List<Scope> all() {
        return List.copyOf(ALL.values());
    }

    /** The names of every scope of this release. */
    public static Set<String> names() {
        return Collections.unmodifiableSet(ALL.keySet());
    }

    public static Optional<Scope> of(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    /** Whether it reaches beyond one organization; only codes of the operators' organization can hold such a scope. */
    public static boolean isForOperators(String name) {
        return FOR_OPERATORS.contains(name);
    }
}

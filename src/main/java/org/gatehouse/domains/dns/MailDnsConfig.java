package org.gatehouse.domains.dns;

import static org.gatehouse.platform.StartCheck.require;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gatehouse.domains.DomainName;
import org.gatehouse.platform.InvalidValue;
import org.gatehouse.platform.StartCheck;

/** Where mail of the domains of this server goes, and what their records are to say: what is empty is not demanded. */
@ApplicationScoped
class MailDnsConfig implements StartCheck {
    static final String HOSTS = "gatehouse.mail.hosts";
    static final String SPF = "gatehouse.mail.spf";
    static final String DMARC = "gatehouse.mail.dmarc";
    static final String MTA_STS = "gatehouse.mail.mta-sts";
    static final String IMAPS = "gatehouse.mail.imaps";
    static final String POP3S = "gatehouse.mail.pop3s";
    static final String SUBMISSION = "gatehouse.mail.submission";
    static final String SUBMISSIONS = "gatehouse.mail.submissions";
    static final String CAA = "gatehouse.mail.caa";

    private static final int MOST = 10;
    private static final int MAX_PORT = 65_535;
    private static final Pattern TERM =
            Pattern.compile("[+?~-]?[a-z0-9]+(?:[:=/][!-~]{1,200})?", Pattern.CASE_INSENSITIVE);

    @Inject
    @ConfigProperty(name = HOSTS)
    Optional<String> hosts;

    @Inject
    @ConfigProperty(name = SPF)
    Optional<String> spf;

    @Inject
    @ConfigProperty(name = DMARC)
    Optional<String> dmarc;

    @Inject
    @ConfigProperty(name = MTA_STS)
    boolean mtaSts;

    @Inject
    @ConfigProperty(name = IMAPS)
    Optional<String> imaps;

    @Inject
    @ConfigProperty(name = POP3S)
    Optional<String> pop3s;

    @Inject
    @ConfigProperty(name = SUBMISSION)
    Optional<String> submission;

    @Inject
    @ConfigProperty(name = SUBMISSIONS)
    Optional<String> submissions;

    @Inject
    @ConfigProperty(name = CAA)
    Optional<String> caa;

    /** A host and its port. */
    record Service(String host, int port) {}

    /** Those that take mail, in the order in which they are to be tried. */
    List<String> hosts() {
        return names(hosts);
    }

    /** What an SPF record is to have besides its version: {@code mx}, {@code include:spf.example.net}, {@code ~all}. */
    List<String> spf() {
        return spf.map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(text -> List.of(text.split("\\s+", -1)))
                .orElse(List.of());
    }

    /** none, quarantine or reject. */
    Optional<String> dmarc() {
        return dmarc.map(text -> text.strip().toLowerCase(Locale.ROOT)).filter(text -> !text.isEmpty());
    }

    boolean mtaSts() {
        return mtaSts;
    }

    /** Where users read and send, by the purpose of the record that says so. */
    Map<Purpose, Optional<Service>> services() {
        return Map.of(
                Purpose.IMAPS, imaps.map(MailDnsConfig::service),
                Purpose.POP3S, pop3s.map(MailDnsConfig::service),
                Purpose.SUBMISSION, submission.map(MailDnsConfig::service),
                Purpose.SUBMISSIONS, submissions.map(MailDnsConfig::service));
    }

    /** The names of authorities that may issue certificates. */
    List<String> caa() {
        return names(caa);
    }

    @Override
    public void check() {
        requireLawful(HOSTS, "up to ten host names", () -> hosts().size() <= MOST);
        requireLawful(
                SPF,
                "up to ten terms of SPF",
                () -> spf().size() <= MOST
                        && spf().stream().allMatch(term -> TERM.matcher(term).matches()));
        requireLawful(DMARC, "none, quarantine or reject", () -> dmarc().map(DmarcPolicy::isKnown)
                .orElse(true));
        requireLawful(CAA, "up to ten names of authorities", () -> caa().size() <= MOST);
        Map.of(IMAPS, imaps, POP3S, pop3s, SUBMISSION, submission, SUBMISSIONS, submissions)
                .forEach((key, value) -> requireLawful(
                        key,
                        "host:port",
                        () -> value.map(MailDnsConfig::service).isPresent() || value.isEmpty()));
    }

    private interface Check {
        boolean passes();
    }

    private static void requireLawful(String key, String rule, Check check) {
        boolean lawful;
        try {
            lawful = check.passes();
        } catch (InvalidValue e) {
            lawful = false;
        }
        require(lawful, key, rule);
    }

    private static List<String> names(Optional<String> configured) {
        return Stream.of(configured.orElse("").split(",", -1))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(text -> DomainName.parse(text).value())
                .toList();
    }

    private static Service service(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 0 || !text.substring(colon + 1).strip().matches("[0-9]{1,5}")) {
            throw new InvalidValue("must be host:port");
        }
        int port = Integer.parseInt(text.substring(colon + 1).strip());
        if (port < 1 || port > MAX_PORT) {
            throw new InvalidValue("must have a port from 1 to 65535");
        }
        return new Service(DomainName.parse(text.substring(0, colon).strip()).value(), port);
    }
}

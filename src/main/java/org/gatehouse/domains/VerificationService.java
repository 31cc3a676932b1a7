package org.gatehouse.domains;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.gatehouse.platform.Dns;
import org.gatehouse.platform.DnsAnswer;
import org.gatehouse.platform.DnsType;
import org.gatehouse.platform.Secrets;

/**
 * Whether domains are the organizations' that have them here: shown by a text in the DNS that only its owner can put there. Asks
 * the DNS outside of transactions.
 */
@ApplicationScoped
public class VerificationService {
    private static final String LABEL = "_gatehouse.";
    private static final int VALUE_LENGTH = 32; // 128 bits in hex
    private static final int MOST_FOUND = 10;
    private static final int MOST_TEXT = 300;

    @Inject
    DomainService domains;

    @Inject
    VerificationWriteService writer;

    @Inject
    Secrets secrets;

    @Inject
    Dns dns;

    public VerificationView get(String domain) {
        return view(domains.get(domain));
    }

    /** The record of a domain; another one for another domain, and for the same name made again. */
    public TextRecord record(DomainView domain) {
        byte[] id = domain.id().toString().getBytes(StandardCharsets.US_ASCII);
        String value = secrets.mac(Secrets.Purpose.DOMAIN_VERIFICATION, id).substring(0, VALUE_LENGTH);
        return TextRecord.of(LABEL + domain.name(), "gatehouse-verification=" + value);
    }

    /** Asks the DNS; the domain is verified if it shows the record, and stays what it is if not. */
    public VerificationView check(String idOrName) {
        DomainView domain = domains.get(idOrName);
        TextRecord record = record(domain);
        DnsAnswer answer = dns.lookup(record.name(), DnsType.TXT);
        VerificationOutcome outcome = outcome(record, answer);
        DomainView now = writer.checked(idOrName, outcome == VerificationOutcome.FOUND);
        return new VerificationView(
                now.verified(),
                now.verifiedAt(),
                record,
                outcome,
                answer.records().stream()
                        .limit(MOST_FOUND)
                        .map(text -> text.length() > MOST_TEXT ? text.substring(0, MOST_TEXT) : text)
                        .toList());
    }

    /** What an operator says of a domain of any organization. */
    VerificationView set(UUID organizationId, String domain, boolean verified) {
        return view(writer.set(organizationId, domain, verified));
    }

    private VerificationView view(DomainView domain) {
        return new VerificationView(domain.verified(), domain.verifiedAt(), record(domain), null, null);
    }

    private static VerificationOutcome outcome(TextRecord record, DnsAnswer answer) {
        if (!answer.isKnown()) {
            return VerificationOutcome.UNKNOWN;
        }
        if (answer.records().isEmpty()) {
            return VerificationOutcome.MISSING;
        }
        return answer.records().stream().map(String::strip).anyMatch(record.value()::equals)
                ? VerificationOutcome.FOUND
                : VerificationOutcome.DIFFERENT;
    }
}

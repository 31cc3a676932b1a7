package org.gatehouse.domains.dns;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.gatehouse.domains.TextRecord;
import org.gatehouse.domains.dkim.DkimKeyView;
import org.gatehouse.domains.dkim.TagList;
import org.gatehouse.platform.DnsType;
import org.gatehouse.platform.Sha256;

/** What the names of one domain are to have, kind by kind. */
final class Demands {
    private static final Pattern SPF = Pattern.compile("v=spf1(?:\\s.*)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern STS_ID = Pattern.compile("[A-Za-z0-9]{1,32}");
    private static final Pattern MX_DATA = Pattern.compile("[0-9]+ (\\S+)");
    private static final Pattern CAA_DATA = Pattern.compile("[0-9]+ (\\S+) \"(.*)\"");
    private static final int FIRST_PREFERENCE = 10;
    private static final int ID_LENGTH = 16;

    private Demands() {}

    static Demand verification(TextRecord record) {
        return new Demand(
                Purpose.VERIFICATION,
                record.name(),
                DnsType.TXT,
                List.of(record.value()),
                text -> true,
                found -> found.stream().map(String::strip).anyMatch(record.value()::equals)
                        ? Verdict.OK
                        : Verdict.DIFFERENT);
    }

    static Demand mx(String domain, List<String> hosts) {
        List<String> wanted = new ArrayList<>();
        for (String host : hosts) {
            wanted.add(FIRST_PREFERENCE * (wanted.size() + 1) + " " + host + ".");
        }
        return new Demand(Purpose.MX, domain, DnsType.MX, wanted, data -> true, found -> {
            Set<String> targets = new LinkedHashSet<>();
            found.forEach(data -> match(MX_DATA, data).ifPresent(target -> targets.add(host(target))));
            if (!targets.containsAll(hosts)) {
                return Verdict.DIFFERENT;
            }
            return targets.size() == hosts.size() ? Verdict.OK : Verdict.EXTRA;
        });
    }

    static Demand spf(String domain, List<String> terms) {
        List<String> wanted = terms.isEmpty() ? List.of() : List.of("v=spf1 " + String.join(" ", terms));
        return new Demand(
                Purpose.SPF,
                domain,
                DnsType.TXT,
                wanted,
                text -> SPF.matcher(text.strip()).matches(),
                found -> found.size() == 1 && spfTerms(found.get(0)).containsAll(normal(terms)) // two are an error
                        ? Verdict.OK
                        : Verdict.DIFFERENT);
    }

    static Demand dkim(DkimKeyView key) {
        return new Demand(
                Purpose.DKIM,
                key.record().name(),
                DnsType.TXT,
                List.of(key.record().value()),
                text -> true,
                found -> key.isShownBy(found) ? Verdict.OK : Verdict.DIFFERENT);
    }

    static Demand dmarc(String domain, Optional<String> policy) {
        return new Demand(
                Purpose.DMARC,
                "_dmarc." + domain,
                DnsType.TXT,
                policy.map(word -> "v=DMARC1; p=" + word).stream().toList(),
                text -> is(text, "dmarc1"),
                found -> found.size() == 1
                                && DmarcPolicy.isAsStrict(
                                        TagList.read(found.get(0)).word("p", ""), policy.orElseThrow())
                        ? Verdict.OK
                        : Verdict.DIFFERENT);
    }

    /** Any id will do: it changes with the policy, which this server does not fetch. */
    static Demand mtaSts(String domain, boolean demanded, List<String> hosts) {
        String id = Sha256.of(String.join(",", hosts)).substring(0, ID_LENGTH);
        return new Demand(
                Purpose.MTA_STS,
                "_mta-sts." + domain,
                DnsType.TXT,
                demanded ? List.of("v=STSv1; id=" + id) : List.of(),
                text -> is(text, "stsv1"),
                found -> found.size() == 1
                                && STS_ID.matcher(TagList.read(found.get(0))
                                                .value("id")
                                                .orElse(""))
                                        .matches()
                        ? Verdict.OK
                        : Verdict.DIFFERENT);
    }

    static Demand tlsa(String host, String publicKeySha256) {
        String wanted = "3 1 1 " + publicKeySha256;
        return new Demand(
                Purpose.TLSA,
                "_25._tcp." + host,
                DnsType.TLSA,
                List.of(wanted),
                data -> true,
                found -> found.stream().anyMatch(data -> data.strip().equalsIgnoreCase(wanted))
                        ? Verdict.OK
                        : Verdict.DIFFERENT);
    }

    static Demand service(Purpose purpose, String domain, Optional<MailDnsConfig.Service> service) {
        Optional<String> wanted = service.map(of -> "0 1 " + of.port() + " " + of.host() + ".");
        return new Demand(
                purpose,
                "_" + purpose.name().toLowerCase(Locale.ROOT) + "._tcp." + domain,
                DnsType.SRV,
                wanted.stream().toList(),
                data -> true,
                found -> {
                    boolean there = found.stream().anyMatch(data -> leadsTo(data, service.orElseThrow()));
                    if (!there) {
                        return Verdict.DIFFERENT;
                    }
                    return found.size() == 1 ? Verdict.OK : Verdict.EXTRA;
                });
    }

    /** Judges the records of the nearest name that has any, as authorities do (RFC 8659, 3). */
    static Demand caa(String domain, List<String> authorities) {
        return new Demand(
                Purpose.CAA,
                domain,
                DnsType.CAA,
                authorities.stream().map(name -> "0 issue \"" + name + "\"").toList(),
                data -> true,
                found -> {
                    Set<String> issuers = new LinkedHashSet<>();
                    for (String data : found) {
                        var matcher = CAA_DATA.matcher(data);
                        if (matcher.matches() && matcher.group(1).equalsIgnoreCase("issue")) {
                            issuers.add(
                                    matcher.group(2).split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
                        }
                    }
                    if (!issuers.containsAll(authorities)) {
                        return Verdict.DIFFERENT;
                    }
                    return issuers.size() == authorities.size() ? Verdict.OK : Verdict.EXTRA;
                });
    }

    private static boolean leadsTo(String data, MailDnsConfig.Service service) {
        String[] parts = data.split(" ", -1);
        return parts.length == 4
                && parts[2].equals(Integer.toString(service.port()))
                && host(parts[3]).equals(service.host());
    }

    private static boolean is(String text, String version) {
        return TagList.read(text).word("v", "").equals(version);
    }

    private static Set<String> spfTerms(String record) {
        return normal(List.of(record.strip().split("\\s+", -1)));
    }

    /** In lower case and without the qualifier that says nothing. */
    private static Set<String> normal(List<String> terms) {
        Set<String> normal = new LinkedHashSet<>();
        for (String term : terms) {
            String lower = term.toLowerCase(Locale.ROOT);
            normal.add(lower.startsWith("+") ? lower.substring(1) : lower);
        }
        return normal;
    }

    private static Optional<String> match(Pattern pattern, String data) {
        var matcher = pattern.matcher(data);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static String host(String target) {
        String lower = target.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}

package org.gatehouse.domains.dns;

import java.util.List;
import java.util.function.Function;
import org.gatehouse.domains.TextRecord;
import org.gatehouse.platform.DnsAnswer;
import org.gatehouse.platform.DnsType;

/**
 * What is wanted at one name.
 *
 * @param wanted the data of records to publish; none when nothing is demanded
 * @param mine which of the found records are of this purpose: at the name of a domain many kinds of texts stand
 * @param judge says of those, of which there is one at least, how they stand to what is wanted
 */
record Demand(
        Purpose purpose,
        String name,
        DnsType type,
        List<String> wanted,
        Function<String, Boolean> mine,
        Function<List<String>, Verdict> judge) {
    private static final int MOST_FOUND = 20;
    private static final int MOST_TEXT = 1_000;

    DnsRecordView view(DnsAnswer answer) {
        List<String> found = answer.records().stream().filter(mine::apply).toList();
        return new DnsRecordView(
                purpose,
                name,
                type,
                verdict(answer, found),
                wanted,
                found.stream()
                        .limit(MOST_FOUND)
                        .map(text -> text.length() > MOST_TEXT ? text.substring(0, MOST_TEXT) : text)
                        .toList(),
                wanted.stream().map(this::line).toList());
    }

    private Verdict verdict(DnsAnswer answer, List<String> found) {
        if (!answer.isKnown()) {
            return Verdict.UNKNOWN;
        }
        if (wanted.isEmpty()) {
            return Verdict.NOT_DEMANDED;
        }
        return found.isEmpty() ? Verdict.MISSING : judge.apply(found);
    }

    private String line(String data) {
        return type == DnsType.TXT ? TextRecord.of(name, data).zoneFile() : name + ". IN " + type + " " + data;
    }
}

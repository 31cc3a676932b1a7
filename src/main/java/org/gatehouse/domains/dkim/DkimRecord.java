package org.gatehouse.domains.dkim;

import java.util.List;
import org.gatehouse.domains.DomainName;
import org.gatehouse.domains.TextRecord;

/** The TXT record by which receivers find a key (RFC 6376, 3.6). */
final class DkimRecord {
    private static final int MAX_NAME = 253;

    private DkimRecord() {}

    static TextRecord of(DomainName domain, DkimSelector selector, DkimAlgorithm algorithm, String publicKey) {
        return TextRecord.of(
                name(domain, selector), "v=DKIM1; k=" + algorithm.keyType() + "; p=" + algorithm.published(publicKey));
    }

    /** Whether there can be a record of this selector: a name in the DNS has an end. */
    static boolean fits(DomainName domain, DkimSelector selector) {
        return name(domain, selector).length() <= MAX_NAME;
    }

    /** Whether receivers find the key of this record in these texts: with another key beside it they may take either. */
    static boolean isShownBy(TextRecord record, List<String> texts) {
        List<TagList> keys =
                texts.stream().map(TagList::read).filter(DkimRecord::isKey).toList();
        return keys.size() == 1 && sameKey(keys.get(0), TagList.read(record.value()));
    }

    private static boolean isKey(TagList record) {
        return record.value("p").isPresent() && record.word("v", "dkim1").equals("dkim1");
    }

    private static boolean sameKey(TagList found, TagList wanted) {
        return found.word("k", "rsa").equals(wanted.word("k", "rsa"))
                && key(found).equals(key(wanted));
    }

    private static String key(TagList record) {
        return record.value("p").orElse("").replaceAll("\\s", "");
    }

    private static String name(DomainName domain, DkimSelector selector) {
        return selector + "._domainkey." + domain;
    }
}

package org.gatehouse.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.gatehouse.access.limits.CodeLimits;
import org.gatehouse.platform.Network;
import org.gatehouse.security.Mode;

/** What a code opens, when, where, how often and for whom not, so that it fits into a row of the audit trail. */
final class CodeSummary {
    /** So many characters of each list, which stand behind all else. */
    private static final int LISTED = 160;

    private final List<String> parts = new ArrayList<>();

    private CodeSummary() {}

    /** Of a code in this state; {@code login} is the name that stands in place of a secret, or null. */
    static String of(ApiCodeDraft code, String login) {
        CodeLimits limits = code.limits() == null ? CodeLimits.NONE : code.limits();
        CodeSummary summary = new CodeSummary();
        summary.add("scopes: ", String.join(" ", code.scopeSet()));
        summary.add("", code.enabled() ? null : "disabled");
        summary.add("mode: ", code.mode() == Mode.USER ? "user" : null);
        summary.add("not before: ", code.notBefore());
        summary.add("expires at: ", code.expiresAt());
        summary.add(
                "dialects: ", code.dialectSet().equals(Set.of(Dialect.V1)) ? null : Dialect.write(code.dialectSet()));
        summary.add("login: ", login);
        summary.add("host: ", code.boundHost());
        summary.add("a minute: ", limits.perMinute());
        summary.add("a day: ", limits.perDay());
        summary.addList("domains: ", code.domains());
        summary.addList("protected users: ", code.protectedUsers());
        summary.addList(
                "networks: ",
                code.allowedNetworks().stream().map(Network::value).toList());
        return String.join("; ", summary.parts);
    }

    private void add(String name, Object value) {
        if (value != null) {
            parts.add(name + value);
        }
    }

    private void addList(String name, List<String> elements) {
        String all = String.join(" ", elements);
        if (all.length() > LISTED) {
            parts.add(name + all.substring(0, all.lastIndexOf(' ', LISTED)) + " … (" + elements.size() + " in all)");
        } else if (!all.isEmpty()) {
            parts.add(name + all);
        }
    }
}

package org.gatehouse.webaides;

import java.util.EnumSet;
import java.util.Set;
import org.gatehouse.security.Caller;
import org.gatehouse.webaides.content.Kind;

/** Which scope opens which kind. */
final class KindScopes {
    private KindScopes() {}

    static String read(Kind kind) {
        return "webaides." + kind.word() + ":read";
    }

    static String write(Kind kind) {
        return "webaides." + kind.word() + ":write";
    }

    /** The kinds that the caller may read, of which use is made then. */
    static Set<Kind> readable(Caller caller) {
        return readable(caller, EnumSet.allOf(Kind.class));
    }

    /** Those of them that the caller may read. */
    static Set<Kind> readable(Caller caller, Set<Kind> asked) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        for (Kind kind : asked) {
            if (caller.may(read(kind))) {
                kinds.add(kind);
            }
        }
        return kinds;
    }
}

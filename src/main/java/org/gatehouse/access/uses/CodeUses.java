package org.gatehouse.access.uses;

import java.util.Map;

/** The last uses of one code, by what was used. */
public record CodeUses(Map<String, Use> bySubject) {
    /** Of the code, with whichever secret. */
    public Use ofCode() {
        return of(UseKey.CODE);
    }

    public Use ofScope(String scope) {
        return of(scope);
    }

    /** Of the secret of this mark, which may be null. */
    public Use ofSecret(String mark) {
        return mark == null ? Use.NEVER : of(UseKey.secret(mark));
    }

    private Use of(String subject) {
        return bySubject.getOrDefault(subject, Use.NEVER);
    }
}

package org.gatehouse.access;

import java.util.Optional;
import org.gatehouse.security.Identity;
import org.gatehouse.security.ShownPassword;

/** The principal of a request that was signed in a session. */
class SessionPrincipal extends CodePrincipal {
    private static final long serialVersionUID = 1L;

    private final transient CodeSession session;

    SessionPrincipal(Identity identity, KnownCode code, CodeSession session) {
        super(identity, code);
        this.session = session;
    }

    CodeSession session() {
        return session;
    }

    @Override
    Optional<ShownPassword> shownPassword() {
        return Optional.ofNullable(session.user())
                .filter(user -> !user.isByApplicationPassword())
                .map(user -> new ShownPassword(user.passwordChangedAt(), session.startedAt()));
    }
}

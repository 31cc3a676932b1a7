package org.gatehouse.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Finds the session in which a request was signed, and keeps it from falling asleep. */
@ApplicationScoped
class LiveSessions {
    /** How exactly it is known when a session was last used. */
    private static final Duration EXACTNESS = Duration.ofMinutes(1);

    @Inject
    CredentialRepository credentials;

    @Inject
    CodeSessionService sessions;

    @Inject
    CodeSessionConfig config;

    @Inject
    KeyMaker keys;

    /** The session of this number, if the request is signed with the secret that it was begun with. */
    Optional<SessionState> find(Credentials.Session sent) {
        return credentials
                .session(sent.number())
                .filter(state -> state.proof() != null)
                .filter(state ->
                        sent.isSignedWith().test(keys.open(state.session().codeId(), state.proof())));
    }

    /** Whether it still counts, the locks of its code left aside. */
    boolean counts(SessionState state, Instant now) {
        return state.counts(config.idle(), now);
    }

    /** Notes that it is in use. */
    void use(CodeSession session, Instant now) {
        if (session.lastUsedAt().plus(EXACTNESS).isBefore(now)) {
            sessions.use(session, now);
        }
    }
}

package org.gatehouse.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import org.gatehouse.audit.AuditService;
import org.gatehouse.audit.Target;
import org.gatehouse.platform.Retrying;

/** Writes down which sessions there are. */
@ApplicationScoped
@Retrying
@Transactional
class CodeSessionService {
    @Inject
    CodeSessionRepository sessions;

    @Inject
    AuditService audit;

    void add(CodeSession session) {
        sessions.add(session);
        sessions.endOldest(session);
    }

    void use(CodeSession session, Instant now) {
        sessions.use(session, now);
    }

    /** Ends all of the same code and user. */
    void end(CodeSession session) {
        sessions.endAll(session);
        audit.done("code-session.end", new Target("api-code", session.codeId(), null));
    }

    /** Forgets some that have expired; tells how many. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    int forgetSome(Instant now) {
        return sessions.forgetSome(now);
    }
}

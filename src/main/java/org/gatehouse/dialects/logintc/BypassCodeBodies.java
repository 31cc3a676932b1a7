package org.gatehouse.dialects.logintc;

import static org.gatehouse.dialects.logintc.LoginTcId.BYPASS_CODE;
import static org.gatehouse.dialects.logintc.LoginTcId.USER;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.gatehouse.factors.bypass.BypassCodeService;
import org.gatehouse.factors.bypass.BypassCodeView;
import org.gatehouse.security.Caller;
import org.gatehouse.security.Scope;

/** Shows bypass codes, the digits too: clients need them. But whoever may not make codes sees none. */
@ApplicationScoped
class BypassCodeBodies {
    @Inject
    BypassCodeService codes;

    @Inject
    Caller caller;

    /** A bypass code. */
    record BypassCodeBody(String id, String code, String dtExpiry, String user, int usesAllowed, int usesRemaining) {
        @Override
        public String toString() {
            return "BypassCodeBody";
        }
    }

    BypassCodeBody of(BypassCodeView view) {
        return new BypassCodeBody(
                BYPASS_CODE.write(view.id()),
                digits(view),
                LoginTcDate.write(view.expiresAt()),
                USER.write(view.userId()),
                view.usesAllowed(),
                view.usesRemaining());
    }

    private String digits(BypassCodeView view) {
        if (view.code() != null) {
            return view.code();
        }
        return caller.may(Scope.BYPASS_CODES_WRITE) ? codes.code(caller.organizationId(), view.id()) : "";
    }
}

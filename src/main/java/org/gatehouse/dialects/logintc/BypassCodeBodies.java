package org.gatehouse.dialects.logintc;

import static org.gatehouse.dialects.logintc.LoginTcId.BYPASS_CODE;
import static org.gatehouse.dialects.logintc.LoginTcId.USER;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
        return of(List.of(view)).get(0);
    }

    List<BypassCodeBody> of(List<BypassCodeView> views) {
        Map<UUID, String> digits = digits(views);
        return views.stream()
                .map(view -> body(view, digits.getOrDefault(view.id(), "")))
                .toList();
    }

    private static BypassCodeBody body(BypassCodeView view, String digits) {
        return new BypassCodeBody(
                BYPASS_CODE.write(view.id()),
                view.code() == null ? digits : view.code(),
                LoginTcDate.write(view.expiresAt()),
                USER.write(view.userId()),
                view.usesAllowed(),
                view.usesRemaining());
    }

    /** Of the codes that do not say them themselves; one that was used up meanwhile has none any more. */
    private Map<UUID, String> digits(List<BypassCodeView> views) {
        List<UUID> hidden = views.stream()
                .filter(view -> view.code() == null)
                .map(BypassCodeView::id)
                .toList();
        return hidden.isEmpty() || !caller.may(Scope.BYPASS_CODES_WRITE) ? Map.of() : codes.digitsOf(hidden);
    }
}

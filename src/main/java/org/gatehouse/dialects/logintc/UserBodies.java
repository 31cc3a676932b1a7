package org.gatehouse.dialects.logintc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.gatehouse.factors.bypass.BypassCodeService;
import org.gatehouse.factors.hardware.HardwareTokenService;
import org.gatehouse.security.Caller;
import org.gatehouse.security.Scope;
import org.gatehouse.users.MemberService;
import org.gatehouse.users.UserView;

/** Shows users together with what hangs on them, as far as the caller's scopes let it be seen. */
@ApplicationScoped
class UserBodies {
    @Inject
    MemberService members;

    @Inject
    BypassCodeService bypassCodes;

    @Inject
    HardwareTokenService hardwareTokens;

    @Inject
    Caller caller;

    UserBody of(UserView user) {
        return of(List.of(user)).get(0);
    }

    List<UserBody> of(List<UserView> users) {
        List<UUID> ids = users.stream().map(UserView::id).toList();
        Map<UUID, List<UUID>> domains = where(Scope.DOMAINS_MEMBERS_READ, ids, members::domainsOf);
        Map<UUID, UUID> hardware = where(Scope.HARDWARE_TOKENS_READ, ids, hardwareTokens::idsOf);
        Map<UUID, List<UUID>> codes = where(Scope.BYPASS_CODES_READ, ids, bypassCodes::idsOf);
        return users.stream()
                .map(user -> new UserBody(
                        LoginTcId.USER.write(user.id()),
                        user.username(),
                        user.displayName() == null ? "" : user.displayName(),
                        user.address(),
                        written(LoginTcId.DOMAIN, domains.get(user.id())),
                        written(LoginTcId.BYPASS_CODE, codes.get(user.id())),
                        hardware.containsKey(user.id()) ? LoginTcId.HARDWARE_TOKEN.write(hardware.get(user.id())) : ""))
                .toList();
    }

    private <T> Map<UUID, T> where(String scope, List<UUID> users, Function<Collection<UUID>, Map<UUID, T>> look) {
        return caller.may(scope) && !users.isEmpty() ? look.apply(users) : Map.of();
    }

    private static List<String> written(LoginTcId type, List<UUID> ids) {
        return ids == null ? List.of() : ids.stream().map(type::write).toList();
    }
}

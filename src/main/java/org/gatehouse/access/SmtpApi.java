package org.gatehouse.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.gatehouse.api.Preconditions;
import org.gatehouse.users.Accounts;

/** Hashes passwords for the AuthSMTP interface before the transaction that keeps them. */
@ApplicationScoped
class SmtpApi {
    @Inject
    SmtpApiService service;

    @Inject
    KeyMaker keys;

    /**
     * Sets how a user may call the interface.
     *
     * @throws org.gatehouse.api.ApiException 400 {@code password-refused}, 503 {@code busy}; as {@link SmtpApiService#replace}
     */
    SmtpApiView replace(String user, Preconditions given, SmtpApiDraft draft) {
        boolean isNew = service.get(user).codeId() == null;
        NewKey key = null;
        if (isNew || draft.password() != null) {
            Accounts.Account account = service.account(user);
            key = keys.make(SmtpApiService.draft(account, draft.enabled()), draft.password());
        }
        return service.replace(user, given, draft, key);
    }
}

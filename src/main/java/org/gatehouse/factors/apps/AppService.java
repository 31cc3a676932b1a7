package org.gatehouse.factors.apps;

import static org.gatehouse.factors.FactorProblem.CODE_WRONG;
import static org.gatehouse.factors.FactorProblem.OTP_CONFIRMED;
import static org.gatehouse.factors.FactorProblem.OTP_NOT_FOUND;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.OptionalLong;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.Idempotent;
import org.gatehouse.audit.AuditService;
import org.gatehouse.audit.Target;
import org.gatehouse.factors.otp.Base32;
import org.gatehouse.factors.otp.OtpAuthUri;
import org.gatehouse.factors.otp.QrCode;
import org.gatehouse.factors.otp.Totp;
import org.gatehouse.organizations.OrganizationService;
import org.gatehouse.platform.Retrying;
import org.gatehouse.platform.Secrets;
import org.gatehouse.security.Caller;
import org.gatehouse.users.UserDirectory;
import org.gatehouse.users.UserDirectory.Person;

/** Use cases on authenticator apps. */
@ApplicationScoped
@Retrying
@Transactional
class AppService {
    private static final int SECRET_BYTES = 20; // what RFC 4226 recommends

    private final SecureRandom random = new SecureRandom();

    @Inject
    AppRepository apps;

    @Inject
    AppClock appClock;

    @Inject
    Secrets secrets;

    @Inject
    UserDirectory users;

    @Inject
    OrganizationService organizations;

    @Inject
    AuditService audit;

    @Inject
    Caller caller;

    @Inject
    Clock clock;

    @Transactional(Transactional.TxType.SUPPORTS)
    AppView get(String user) {
        return find(users.get(user)).view();
    }

    /**
     * Makes a secret that waits to be confirmed, in the place of one that does.
     *
     * @throws ApiException 409 {@code otp-confirmed}, 403 {@code own-password-needed}
     */
    @Idempotent
    AppSecret begin(String user) {
        Person person = require(user);
        String issuer = organizations.get(caller.organizationId()).name().toString();
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        String written = Base32.write(secret);
        String sealed = secrets.seal(written, App.context(person.id()));
        if (!apps.begin(caller.organizationId(), person.id(), sealed, clock.instant())) {
            throw confirmed();
        }
        audit.done("otp.begin", target(person));
        String uri = OtpAuthUri.of(issuer, person.username(), secret, App.ALGORITHM, App.DIGITS, App.TIME_STEP);
        QrCode qr = QrCode.of(uri);
        return new AppSecret(written, uri, qr.svg(), Base64.getEncoder().encodeToString(qr.png()));
    }

    /**
     * Confirms an app by a code of it, which is used up then.
     *
     * @throws ApiException 404 {@code otp-not-found}, 409 {@code otp-confirmed}, 403 {@code code-wrong} or
     *     {@code own-password-needed}
     */
    @Idempotent
    AppView confirm(String user, AppCode code) {
        Person person = require(user);
        App app = pending(person);
        Instant now = clock.instant();
        Totp totp = appClock.totp(app);
        OptionalLong step = totp.accepted(code.code(), now, app.drift(), app.movingFactor());
        if (step.isEmpty()) {
            throw CODE_WRONG.because("the app shows another one now");
        }
        int drift = totp.drift(step.getAsLong(), now);
        if (!apps.confirm(caller.organizationId(), app, step.getAsLong(), drift, now)) {
            throw CODE_WRONG.because("the app was set up anew, or confirmed, at the same time");
        }
        audit.done("otp.confirm", target(person));
        return find(person).view();
    }

    @Idempotent
    AppView unlock(String user) {
        Person person = users.get(user);
        if (!apps.unlock(caller.organizationId(), person.id())) {
            throw notFound();
        }
        audit.done("otp.unlock", target(person));
        return find(person).view();
    }

    void delete(String user) {
        Person person = require(user);
        if (!apps.remove(caller.organizationId(), person.id())) {
            throw notFound();
        }
        audit.done("otp.delete", target(person));
    }

    /** Whom the caller may give another second factor: not by an application password, for which none was asked. */
    private Person require(String user) {
        Person person = users.get(user);
        caller.requireOwnPassword();
        return person;
    }

    private App pending(Person person) {
        App app = find(person);
        if (app.isConfirmed()) {
            throw confirmed();
        }
        return app;
    }

    private App find(Person person) {
        return apps.find(caller.organizationId(), person.id()).orElseThrow(AppService::notFound);
    }

    private static ApiException notFound() {
        return OTP_NOT_FOUND.because("nobody has set one up");
    }

    private static ApiException confirmed() {
        return OTP_CONFIRMED.because("delete it before another is set up");
    }

    private static Target target(Person person) {
        return new Target("user", person.id(), person.username());
    }
}

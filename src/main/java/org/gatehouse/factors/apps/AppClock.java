package org.gatehouse.factors.apps;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.gatehouse.factors.otp.Base32;
import org.gatehouse.factors.otp.OtpKey;
import org.gatehouse.factors.otp.Totp;
import org.gatehouse.platform.Secrets;

/** Opens the secrets of apps. */
@ApplicationScoped
class AppClock {
    @Inject
    Secrets secrets;

    Totp totp(App app) {
        byte[] secret = Base32.read(secrets.open(app.sealedSecret(), App.context(app.userId())));
        return new Totp(new OtpKey(secret, app.algorithm(), app.digits()), app.timeStep());
    }
}

package org.gatehouse.platform;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;

/** The master keyset (Google Tink, AES-256-GCM), under which every stored secret is sealed. */
final class Keyset {
    private final KeysetHandle handle;

    private Keyset(KeysetHandle handle) {
        this.handle = handle;
    }

    static Keyset generate() {
        try {
            return new Keyset(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, configuration()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no AES-256-GCM in this Java", e);
        }
    }

    /**
     * Reads Tink's JSON form.
     *
     * @throws StartRefused if it is none; {@code source} says where it came from
     */
    static Keyset parse(String json, String source) {
        try {
            return new Keyset(
                    TinkJsonProtoKeysetFormat.parseKeyset(json, configuration(), InsecureSecretKeyAccess.get()));
        } catch (GeneralSecurityException e) {
            throw new StartRefused(source + " is not a keyset in Tink's JSON form.");
        }
    }

    String json() {
        try {
            return TinkJsonProtoKeysetFormat.serializeKeyset(handle, configuration(), InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the keyset cannot be written", e);
        }
    }

    /** SHA-256 of the keyset in hex: tells two apart, and nothing of the 256 random bits inside. */
    String fingerprint() {
        try {
            byte[] bytes =
                    TinkProtoKeysetFormat.serializeKeyset(handle, InsecureSecretKeyAccess.get(), configuration());
            return Sha256.of(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the keyset has no fingerprint", e);
        }
    }

    Aead aead() {
        try {
            return handle.getPrimitive(configuration(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new StartRefused("The keyset holds keys that are not for authenticated encryption (AEAD).");
        }
    }

    private static Configuration configuration() throws GeneralSecurityException {
        AeadConfig.register();
        return RegistryConfiguration.get();
    }
}

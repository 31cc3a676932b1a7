package org.gatehouse.platform;

import com.google.crypto.tink.Aead;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Secrets at rest: seals and opens texts under the master keyset, bound to the row that holds them, and makes message
 * authentication codes (HMAC-SHA-256) under keys that are themselves sealed.
 */
@ApplicationScoped
public class Secrets {
    /** What a message authentication code is for; each purpose has its own key, the same on every node. */
    public enum Purpose {
        IDEMPOTENCY,
        CURSOR,
        LOGIN,
        SYNC,
        ACTIVATION,
        BYPASS,
        DOMAIN_VERIFICATION,
        EASYMAIL,
        LUXSCI
    }

    private static final String KEYSET_FILE = "keyset.json";

    @Inject
    PlatformConfig config;

    @Inject
    ServerStateRepository state;

    @Inject
    Clock clock;

    private final Map<Purpose, byte[]> macKeys = new EnumMap<>(Purpose.class);
    private Aead aead;

    /**
     * Finds the keyset, or makes it for a new database, and opens the keys under it. Called once at every start, inside the
     * transaction that holds the lock of {@link ServerStateRepository}.
     *
     * @throws StartRefused if this node's keyset is not the database's
     */
    public void start() {
        Optional<String> known = state.keysetFingerprint();
        Optional<Keyset> present = present();
        if (known.isPresent()) {
            Keyset keyset = present.orElseThrow(() -> new StartRefused(
                    "The database was made with a keyset and this node has none: set GATEHOUSE_KEYSET, or copy "
                            + file() + " from the node that has it."));
            if (!keyset.fingerprint().equals(known.get())) {
                throw new StartRefused("This node's keyset is not the one that the database was made with"
                        + " (fingerprints begin " + keyset.fingerprint().substring(0, 12) + " here, "
                        + known.get().substring(0, 12) + " there): give it the right GATEHOUSE_KEYSET or " + file()
                        + ".");
            }
            aead = keyset.aead();
        } else {
            Keyset keyset = present.orElseGet(this::make);
            aead = keyset.aead();
            state.rememberKeyset(keyset.fingerprint());
        }
        for (Purpose purpose : Purpose.values()) {
            macKeys.put(purpose, macKey(purpose));
        }
    }

    /** The text sealed for {@code context}, which names the row and column; only the same context opens it again. */
    public String seal(String text, String context) {
        return seal(text.getBytes(StandardCharsets.UTF_8), context);
    }

    /** The text that was sealed for {@code context}. */
    public String open(String sealed, String context) {
        return new String(openBytes(sealed, context), StandardCharsets.UTF_8);
    }

    /** HMAC-SHA-256 over the bytes under the key of {@code purpose}, in hex. */
    public String mac(Purpose purpose, byte[] bytes) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(macKeys.get(purpose), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no HMAC-SHA-256 in this Java", e);
        }
    }

    private String seal(byte[] bytes, String context) {
        try {
            byte[] sealed = aead.encrypt(bytes, context.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot seal " + context, e);
        }
    }

    private byte[] openBytes(String sealed, String context) {
        try {
            return aead.decrypt(Base64.getDecoder().decode(sealed), context.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot open what was sealed for " + context, e);
        }
    }

    private byte[] macKey(Purpose purpose) {
        String context = "mac_key:" + purpose;
        Optional<String> stored = state.macKey(purpose.name());
        if (stored.isPresent()) {
            return openBytes(stored.get(), context);
        }
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        state.addMacKey(purpose.name(), seal(key, context), clock.instant());
        return key;
    }

    private Optional<Keyset> present() {
        if (config.keyset().isPresent()) {
            return Optional.of(Keyset.parse(config.keyset().get(), "GATEHOUSE_KEYSET"));
        }
        return Files.exists(file())
                ? Optional.of(Keyset.parse(OwnerOnlyFile.read(file()), file().toString()))
                : Optional.empty();
    }

    private Keyset make() {
        Keyset keyset = Keyset.generate();
        OwnerOnlyFile.write(file(), keyset.json());
        return keyset;
    }

    private Path file() {
        return config.data().resolve(KEYSET_FILE);
    }
}

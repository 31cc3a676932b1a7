package org.gatehouse.factors.hardware;

import static org.gatehouse.factors.FactorProblem.TOKEN_FILE_UNREADABLE;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Opens what a PSKC file keeps under a pre-shared key: AES in CBC mode, with a message authentication code over the encrypted
 * value (RFC 6030, 6). That is looked at first, so that nobody learns anything from how a padding is wrong.
 */
final class PskcCipher {
    private static final String XENC = "http://www.w3.org/2001/04/xmlenc#";
    private static final int BLOCK = 16;

    private static final Map<String, Integer> KEY_BYTES =
            Map.of(XENC + "aes128-cbc", 16, XENC + "aes192-cbc", 24, XENC + "aes256-cbc", 32);

    private static final Map<String, String> MACS = Map.of(
            "http://www.w3.org/2000/09/xmldsig#hmac-sha1", "HmacSHA1",
            "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256", "HmacSHA256",
            "http://www.w3.org/2001/04/xmldsig-more#hmac-sha512", "HmacSHA512");

    private final byte[] key;
    private final String macAlgorithm;
    private final byte[] macKey;

    private PskcCipher(byte[] key, String macAlgorithm, byte[] macKey) {
        this.key = key;
        this.macAlgorithm = macAlgorithm;
        this.macKey = macKey;
    }

    /** A value that cannot be opened. The message says why, and nothing of the value. */
    static final class Unopened extends Exception {
        private static final long serialVersionUID = 1L;

        Unopened(String message) {
            super(message);
        }
    }

    /**
     * What opens the values of a file with this MACMethod.
     *
     * @param key null if the caller has sent none
     * @throws org.gatehouse.api.ApiException 400 {@code token-file-unreadable}
     */
    static PskcCipher of(byte[] key, XmlPiece macMethod) {
        if (key == null) {
            throw TOKEN_FILE_UNREADABLE.because("it is encrypted: send the key as X-Pre-Shared-Key");
        }
        String mac = MACS.get(String.valueOf(macMethod.attribute("Algorithm")));
        if (mac == null) {
            throw TOKEN_FILE_UNREADABLE.because("its MACMethod is not known here");
        }
        Optional<XmlPiece> macKey = macMethod.at(PskcRows.SPACE, "MACKey");
        if (macKey.isEmpty()) {
            return new PskcCipher(key, mac, key); // RFC 6030, 6.1.1: the same key for both
        }
        try {
            byte[] opened = decrypt(key, method(macKey.get()), value(macKey.get()));
            return new PskcCipher(key, mac, opened);
        } catch (Unopened e) {
            throw TOKEN_FILE_UNREADABLE.because("its MACKey does not open: %s", e.getMessage());
        }
    }

    /**
     * The bytes of a value.
     *
     * @param encrypted an EncryptedValue
     * @param valueMac as it stands in the file
     */
    byte[] open(XmlPiece encrypted, String valueMac) throws Unopened {
        byte[] value = value(encrypted);
        if (!MessageDigest.isEqual(mac(value), bytes(valueMac))) {
            throw new Unopened("its ValueMAC is wrong");
        }
        return decrypt(key, method(encrypted), value);
    }

    private byte[] mac(byte[] value) {
        try {
            Mac mac = Mac.getInstance(macAlgorithm);
            mac.init(new SecretKeySpec(macKey, macAlgorithm));
            return mac.doFinal(value);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no " + macAlgorithm + " in this Java", e);
        }
    }

    /** The padding is that of XML Encryption, 5.2: its last byte says how long it is, the others may be anything. */
    private static byte[] decrypt(byte[] key, String method, byte[] value) throws Unopened {
        Integer keyBytes = KEY_BYTES.get(String.valueOf(method));
        if (keyBytes == null) {
            throw new Unopened("its encryption method is not known here");
        }
        if (keyBytes != key.length) {
            throw new Unopened("it needs a key of " + keyBytes + " bytes");
        }
        if (value.length < 2 * BLOCK || value.length % BLOCK != 0) {
            throw new Unopened("its length is wrong");
        }
        byte[] padded = plain(key, value);
        int padding = padded[padded.length - 1];
        if (padding < 1 || padding > BLOCK || padding == padded.length) {
            throw new Unopened("the key does not fit");
        }
        return Arrays.copyOf(padded, padded.length - padding);
    }

    private static byte[] plain(byte[] key, byte[] value) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(value, 0, BLOCK));
            return cipher.doFinal(value, BLOCK, value.length - BLOCK);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no AES in this Java", e);
        }
    }

    private static String method(XmlPiece encrypted) {
        return encrypted
                .at(XENC, "EncryptionMethod")
                .map(method -> method.attribute("Algorithm"))
                .orElse(null);
    }

    private static byte[] value(XmlPiece encrypted) throws Unopened {
        return bytes(encrypted
                .at(XENC, "CipherData", "CipherValue")
                .map(XmlPiece::text)
                .orElse(""));
    }

    private static byte[] bytes(String base64) throws Unopened {
        try {
            return Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            throw new Unopened("it is not base 64");
        }
    }
}

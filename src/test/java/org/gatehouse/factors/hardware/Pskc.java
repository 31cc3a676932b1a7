package org.gatehouse.factors.hardware;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Writes PSKC files in the form of the examples of RFC 6030. */
final class Pskc {
    static final String HOTP = "urn:ietf:params:xml:ns:keyprov:pskc:hotp";
    static final String TOTP = "urn:ietf:params:xml:ns:keyprov:pskc:totp";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] key;
    private final byte[] macKey = new byte[20];
    private final String mac;

    /** With encrypted values. */
    Pskc(String keyHex, String mac) {
        key = HexFormat.of().parseHex(keyHex);
        this.mac = mac;
        RANDOM.nextBytes(macKey);
    }

    /** A file of these packages. */
    static String plain(String... packages) {
        return container("", packages);
    }

    String file(String... packages) {
        String method = mac.equals("HmacSHA1")
                ? "http://www.w3.org/2000/09/xmldsig#hmac-sha1"
                : "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256";
        return container("""
                <EncryptionKey><ds:KeyName>Pre-shared-key</ds:KeyName></EncryptionKey>
                <MACMethod Algorithm="%s"><MACKey>%s</MACKey></MACMethod>
                """.formatted(method, cipher(encrypt(macKey))), packages);
    }

    private static String container(String head, String... packages) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <KeyContainer Version="1.0" xmlns="urn:ietf:params:xml:ns:keyprov:pskc"
                    xmlns:ds="http://www.w3.org/2000/09/xmldsig#" xmlns:xenc="http://www.w3.org/2001/04/xmlenc#">
                """ + head + String.join("\n", packages) + "</KeyContainer>\n";
    }

    static String token(String serial, String algorithm, int digits, String secret, String moving) {
        return """
                <KeyPackage>
                  <DeviceInfo><Manufacturer>Example</Manufacturer><SerialNo>%s</SerialNo></DeviceInfo>
                  <CryptoModuleInfo><Id>CM_ID_001</Id></CryptoModuleInfo>
                  <Key Id="K%s" Algorithm="%s">
                    <Issuer>Example-Issuer</Issuer>
                    <AlgorithmParameters><ResponseFormat Length="%d" Encoding="DECIMAL"/></AlgorithmParameters>
                    <Data><Secret>%s</Secret>%s</Data>
                  </Key>
                </KeyPackage>
                """.formatted(serial, serial, algorithm, digits, secret, moving);
    }

    static String secret(String seed) {
        return "<PlainValue>" + base64(seed.getBytes(StandardCharsets.US_ASCII)) + "</PlainValue>";
    }

    static String counter(long counter) {
        return "<Counter><PlainValue>" + counter + "</PlainValue></Counter>";
    }

    static String interval(int seconds) {
        return "<TimeInterval><PlainValue>" + seconds + "</PlainValue></TimeInterval>";
    }

    String sealed(String seed) {
        byte[] value = encrypt(seed.getBytes(StandardCharsets.US_ASCII));
        return "<EncryptedValue>" + cipher(value) + "</EncryptedValue><ValueMAC>" + base64(mac(value)) + "</ValueMAC>";
    }

    private String cipher(byte[] value) {
        return """
                <xenc:EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes%d-cbc"/>
                <xenc:CipherData><xenc:CipherValue>%s</xenc:CipherValue></xenc:CipherData>""".formatted(key.length * 8, base64(value));
    }

    private byte[] encrypt(byte[] value) {
        try {
            byte[] iv = new byte[16];
            RANDOM.nextBytes(iv);
            Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
            byte[] encrypted = cipher.doFinal(value);
            byte[] all = java.util.Arrays.copyOf(iv, iv.length + encrypted.length);
            System.arraycopy(encrypted, 0, all, iv.length, encrypted.length);
            return all;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] mac(byte[] value) {
        try {
            Mac made = Mac.getInstance(mac);
            made.init(new SecretKeySpec(macKey, mac));
            return made.doFinal(value);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}

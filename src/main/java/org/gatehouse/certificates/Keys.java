package org.gatehouse.certificates;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** The keys of certificates: their kinds, making them, and which belong together. */
final class Keys {
    private static final byte[] PROBE = "gatehouse".getBytes(StandardCharsets.US_ASCII);

    private Keys() {}

    /** The kind of the key, if it is one that is taken here. */
    static Optional<KeyType> type(PublicKey key) {
        if (key instanceof RSAPublicKey rsa) {
            return Arrays.stream(KeyType.values())
                    .filter(type -> type.name().equals("RSA_" + rsa.getModulus().bitLength()))
                    .findFirst();
        }
        if (key instanceof ECPublicKey ec) {
            return switch (ec.getParams().getCurve().getField().getFieldSize()) {
                case 256 -> Optional.of(KeyType.EC_P256);
                case 384 -> Optional.of(KeyType.EC_P384);
                default -> Optional.empty();
            };
        }
        boolean is25519 = key instanceof EdECPublicKey edwards
                && edwards.getParams().getName().equals("Ed25519");
        return is25519 ? Optional.of(KeyType.ED25519) : Optional.empty();
    }

    static KeyPair generate(KeyType type) {
        try {
            KeyPairGenerator generator;
            switch (type) {
                case EC_P256, EC_P384 -> {
                    generator = KeyPairGenerator.getInstance("EC");
                    generator.initialize(new ECGenParameterSpec(type == KeyType.EC_P256 ? "secp256r1" : "secp384r1"));
                }
                case RSA_2048, RSA_3072, RSA_4096 -> {
                    generator = KeyPairGenerator.getInstance("RSA");
                    generator.initialize(Integer.parseInt(type.name().substring("RSA_".length())));
                }
                default -> generator = KeyPairGenerator.getInstance("Ed25519");
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no keys of this kind in this Java", e);
        }
    }

    /** Both halves as text, for {@link #read}. */
    static String write(KeyPair pair) {
        return Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()) + " "
                + Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
    }

    static KeyPair read(String text, KeyType type) {
        String[] halves = text.split(" ", -1);
        try {
            KeyFactory factory = KeyFactory.getInstance(type.name().split("_", -1)[0]);
            return new KeyPair(
                    factory.generatePublic(
                            new X509EncodedKeySpec(Base64.getDecoder().decode(halves[1]))),
                    factory.generatePrivate(
                            new PKCS8EncodedKeySpec(Base64.getDecoder().decode(halves[0]))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key that was made here cannot be read", e);
        }
    }

    /** Whether what the one signs the other verifies. */
    static boolean match(PrivateKey secret, PublicKey known) {
        String algorithm = known instanceof RSAPublicKey
                ? "SHA256withRSA"
                : known instanceof ECPublicKey ? "SHA256withECDSA" : "Ed25519";
        try {
            Signature signer = Signature.getInstance(algorithm);
            signer.initSign(secret);
            signer.update(PROBE);
            byte[] signature = signer.sign();
            Signature verifier = Signature.getInstance(algorithm);
            verifier.initVerify(known);
            verifier.update(PROBE);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false; // of another kind
        }
    }
}

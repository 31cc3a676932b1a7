package org.gatehouse.factors.hardware;

import static org.gatehouse.factors.FactorProblem.TOKEN_FILE_UNREADABLE;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.CommonProblem;

/**
 * Tokens in a PSKC file (RFC 6030), a KeyPackage for each. Seeds are plain or encrypted under a pre-shared key; signatures and
 * policies are passed over. A document type ends the reading before anything in it is looked at.
 */
final class PskcRows implements TokenRows {
    static final String SPACE = "urn:ietf:params:xml:ns:keyprov:pskc";
    private static final Map<String, String> SUITES = Map.of("SHA1", "sha1", "SHA256", "sha256", "SHA512", "sha512");

    private final XMLStreamReader xml;
    private final byte[] key;
    private PskcCipher cipher;
    private boolean encrypted;
    private boolean opened;

    /** What is wrong with one token. */
    private static final class Wrong extends Exception {
        private static final long serialVersionUID = 1L;

        private final String pointer;

        Wrong(String pointer, String message) {
            super(message);
            this.pointer = pointer;
        }
    }

    /**
     * Reads the beginning.
     *
     * @param key the pre-shared key, or null
     * @throws ApiException 400 {@code token-file-unreadable}
     */
    PskcRows(InputStream in, byte[] key) throws IOException {
        this.key = key;
        try {
            xml = factory().createXMLStreamReader(in);
            next(XMLStreamConstants.START_ELEMENT);
        } catch (XMLStreamException e) {
            throw unreadable(e);
        }
        if (!isPskc("KeyContainer")) {
            throw TOKEN_FILE_UNREADABLE.because("its root is no KeyContainer of %s", SPACE);
        }
    }

    /** The JDK's own parser, whatever the server brings. */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setXMLResolver((publicId, systemId, base, name) -> {
            throw new XMLStreamException("nothing is fetched");
        });
        return factory;
    }

    @Override
    public TokenRow next() throws IOException {
        try {
            while (xml.hasNext()) {
                int event = step();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    boolean isPackage = isPskc("KeyPackage");
                    boolean isMac = isPskc("MACMethod");
                    boolean isKey = isPskc("EncryptionKey");
                    XmlPiece piece = XmlPiece.read(xml);
                    if (isPackage) {
                        return row(piece);
                    }
                    if (isMac) {
                        cipher = PskcCipher.of(key, piece);
                    }
                    if (isKey) {
                        requirePreShared(piece);
                    }
                }
            }
        } catch (XMLStreamException e) {
            throw unreadable(e);
        }
        if (encrypted && !opened) {
            throw TOKEN_FILE_UNREADABLE.because("the key fits none of its values");
        }
        return null;
    }

    private TokenRow row(XmlPiece keyPackage) {
        String serial = keyPackage
                .at(SPACE, "DeviceInfo", "SerialNo")
                .map(XmlPiece::text)
                .or(() -> keyPackage.at(SPACE, "Key").map(piece -> piece.attribute("Id")))
                .orElse(null);
        try {
            XmlPiece token = keyPackage.at(SPACE, "Key").orElseThrow(() -> new Wrong("", "has no Key"));
            ObjectNode draft = JsonNodeFactory.instance.objectNode();
            draft.put("serialNumber", serial);
            describe(token, draft);
            draft.put("seed", HexFormat.of().formatHex(seed(token)));
            return TokenRow.read(draft);
        } catch (Wrong e) {
            return TokenRow.refused(serial, CommonProblem.INVALID_BODY.at(e.pointer, e.getMessage()));
        }
    }

    private static void describe(XmlPiece token, ObjectNode draft) throws Wrong {
        String type = type(token.attribute("Algorithm"));
        draft.put("type", type);
        Optional<XmlPiece> format = token.at(SPACE, "AlgorithmParameters", "ResponseFormat");
        if (format.isPresent()) {
            if (!"DECIMAL".equals(format.get().attribute("Encoding"))
                    || "true".equals(format.get().attribute("CheckDigits"))) {
                throw new Wrong("/digits", "must be decimal, without check digits");
            }
            draft.put("digits", number(format.get().attribute("Length"), "/digits"));
        }
        Optional<XmlPiece> suite = token.at(SPACE, "AlgorithmParameters", "Suite");
        if (suite.isPresent()) {
            draft.put("algorithm", suite(suite.get().text()));
        }
        boolean isTotp = type.equals("totp");
        String moving = isTotp ? "TimeInterval" : "Counter";
        Optional<XmlPiece> value = token.at(SPACE, "Data", moving);
        if (value.isPresent()) {
            String pointer = isTotp ? "/timeStep" : "/counter";
            XmlPiece plain = value.get().at(SPACE, "PlainValue").orElseThrow(() -> new Wrong(pointer, "must be plain"));
            draft.put(pointer.substring(1), number(plain.text(), pointer));
        }
        token.at(SPACE, "FriendlyName").map(XmlPiece::text).ifPresent(name -> draft.put("alias", name));
    }

    private static String type(String algorithm) throws Wrong {
        String told = String.valueOf(algorithm).replace('#', ':'); // which older drafts have
        for (String type : new String[] {"hotp", "totp"}) {
            if (told.equals(SPACE + ":" + type)) {
                return type;
            }
        }
        throw new Wrong("/type", "must be hotp or totp");
    }

    private static String suite(String text) throws Wrong {
        String told = text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "").replaceFirst("^HMAC", "");
        if (!SUITES.containsKey(told)) {
            throw new Wrong("/algorithm", "must be sha1, sha256 or sha512");
        }
        return SUITES.get(told);
    }

    private static long number(String text, String pointer) throws Wrong {
        if (text == null || !text.matches("[0-9]{1,15}")) {
            throw new Wrong(pointer, "must be a whole number");
        }
        return Long.parseLong(text);
    }

    private byte[] seed(XmlPiece token) throws Wrong {
        XmlPiece secret = token.at(SPACE, "Data", "Secret").orElseThrow(() -> new Wrong("/seed", "is required"));
        Optional<XmlPiece> plain = secret.at(SPACE, "PlainValue");
        if (plain.isPresent()) {
            try {
                return Base64.getDecoder().decode(plain.get().text().replaceAll("\\s", ""));
            } catch (IllegalArgumentException e) {
                throw new Wrong("/seed", "must be base 64");
            }
        }
        XmlPiece value = secret.at(SPACE, "EncryptedValue").orElseThrow(() -> new Wrong("/seed", "is required"));
        return opened(value, secret.at(SPACE, "ValueMAC"));
    }

    private byte[] opened(XmlPiece value, Optional<XmlPiece> mac) throws Wrong {
        encrypted = true;
        if (cipher == null || mac.isEmpty()) {
            requireKey();
            opened = true; // it is not the key that is wrong
            throw new Wrong("/seed", "must have a ValueMAC, and the file a MACMethod before it");
        }
        try {
            byte[] seed = cipher.open(value, mac.get().text());
            opened = true;
            return seed;
        } catch (PskcCipher.Unopened e) {
            throw new Wrong("/seed", e.getMessage());
        }
    }

    private void requireKey() {
        if (key == null) {
            throw TOKEN_FILE_UNREADABLE.because("it is encrypted: send the key as X-Pre-Shared-Key");
        }
    }

    private static void requirePreShared(XmlPiece encryptionKey) {
        if (encryptionKey.at("http://www.w3.org/2000/09/xmldsig#", "KeyName").isEmpty()) {
            throw TOKEN_FILE_UNREADABLE.because("it is encrypted by other means than a pre-shared key");
        }
    }

    private boolean isPskc(String name) {
        return xml.getLocalName().equals(name) && SPACE.equals(xml.getNamespaceURI());
    }

    private void next(int wanted) throws XMLStreamException {
        int event = step();
        while (event != wanted) {
            event = step();
        }
    }

    private int step() throws XMLStreamException {
        int event = xml.next();
        if (event == XMLStreamConstants.DTD) {
            throw TOKEN_FILE_UNREADABLE.because("a document type is not taken");
        }
        return event;
    }

    /** In our words: the parser's own could hold a seed. */
    private static ApiException unreadable(XMLStreamException e) throws IOException {
        if (e.getNestedException() instanceof IOException trouble
                && !(trouble instanceof java.io.CharConversionException)) {
            throw trouble;
        }
        int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
        return TOKEN_FILE_UNREADABLE.because("it is no well-formed XML at line %d", line);
    }
}

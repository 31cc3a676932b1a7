package org.gatehouse.factors.hardware;

import static org.gatehouse.factors.FactorProblem.TOKEN_FILE_UNREADABLE;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** An element with all that is in it, as far as it is small. */
final class XmlPiece {
    private static final int MAX_PIECES = 500;
    private static final int MAX_TEXT = 20_000;
    private static final int MAX_DEPTH = 30;

    private final String space;
    private final String name;
    private final Map<String, String> attributes = new HashMap<>();
    private final List<XmlPiece> pieces = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    private XmlPiece(XMLStreamReader xml) {
        space = xml.getNamespaceURI();
        name = xml.getLocalName();
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
        }
    }

    /**
     * Reads the element that has just begun, to its end.
     *
     * @throws org.gatehouse.api.ApiException 400 {@code token-file-unreadable} if it is large
     */
    static XmlPiece read(XMLStreamReader xml) throws XMLStreamException {
        return new Reading(xml).piece(0);
    }

    /** Counts what it reads. */
    private static final class Reading {
        private final XMLStreamReader xml;
        private int pieces;
        private int length;

        Reading(XMLStreamReader xml) {
            this.xml = xml;
        }

        XmlPiece piece(int depth) throws XMLStreamException {
            XmlPiece piece = new XmlPiece(xml);
            require(++pieces <= MAX_PIECES && depth <= MAX_DEPTH);
            int event = xml.next();
            while (event != XMLStreamConstants.END_ELEMENT) {
                if (event == XMLStreamConstants.START_ELEMENT) {
                    piece.pieces.add(piece(depth + 1));
                } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                    length += xml.getTextLength();
                    require(length <= MAX_TEXT);
                    piece.text.append(xml.getText());
                }
                event = xml.next();
            }
            return piece;
        }

        private void require(boolean small) {
            if (!small) {
                throw TOKEN_FILE_UNREADABLE.because(
                        "an element before line %d holds absurdly much",
                        xml.getLocation().getLineNumber());
            }
        }
    }

    /** The element below that these names lead to, all of one namespace. */
    Optional<XmlPiece> at(String namespace, String... path) {
        Optional<XmlPiece> found = Optional.of(this);
        for (String step : path) {
            found = found.flatMap(piece -> piece.pieces.stream()
                    .filter(child -> child.name.equals(step) && namespace.equals(child.space))
                    .findFirst());
        }
        return found;
    }

    /** The attribute, or null. */
    String attribute(String attribute) {
        return attributes.get(attribute);
    }

    String text() {
        return text.toString().strip();
    }
}

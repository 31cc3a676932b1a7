package org.gatehouse.dialects.authsmtp;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Marshaller;
import java.io.StringWriter;

/** Writes answers by JAXB, an element to a line. */
final class ResultXml {
    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private static final JAXBContext CONTEXT = context();

    private ResultXml() {}

    static String write(Result result) {
        try {
            Marshaller marshaller = CONTEXT.createMarshaller();
            marshaller.setProperty(Marshaller.JAXB_FORMATTED_OUTPUT, true);
            marshaller.setProperty(Marshaller.JAXB_FRAGMENT, true); // its own declaration says standalone
            StringWriter xml = new StringWriter();
            marshaller.marshal(result, xml);
            return DECLARATION + xml.toString().strip() + "\n";
        } catch (JAXBException e) {
            throw new IllegalStateException("a result cannot be written", e);
        }
    }

    private static JAXBContext context() {
        try {
            return JAXBContext.newInstance(Result.class);
        } catch (JAXBException e) {
            throw new IllegalStateException("results have no lawful form", e);
        }
    }
}

package org.gatehouse.dialects.authsmtp;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;

/** Why there is nothing else. */
@XmlAccessorType(XmlAccessType.NONE)
@XmlType(propOrder = {"version", "code", "message"})
public class ErrorObject {
    static final String VERSION = "1.00";

    @XmlElement
    private String version;

    @XmlElement
    private int code;

    @XmlElement
    private String message;

    protected ErrorObject() {} // for JAXB

    ErrorObject(int code, String message) {
        this.version = VERSION;
        this.code = code;
        this.message = message;
    }
}

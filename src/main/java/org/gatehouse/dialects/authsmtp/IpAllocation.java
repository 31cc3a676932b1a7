package org.gatehouse.dialects.authsmtp;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import java.util.List;

/** From which IP addresses a user's mail goes. */
@XmlAccessorType(XmlAccessType.NONE)
@XmlType(propOrder = {"version", "addresses"})
public class IpAllocation {
    static final String VERSION = "1.00";

    @XmlElement
    private String version;

    @XmlElement(name = "ip")
    private List<String> addresses;

    protected IpAllocation() {} // for JAXB

    IpAllocation(List<String> addresses) {
        this.version = VERSION;
        this.addresses = addresses;
    }
}

package org.gatehouse.dialects.authsmtp;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;

/** What every answer is: one object. */
@XmlRootElement(name = "result")
@XmlAccessorType(XmlAccessType.NONE)
public class Result {
    @XmlElement(name = "basic_user")
    private BasicUser basicUser;

    @XmlElement(name = "ip_allocation")
    private IpAllocation ipAllocation;

    @XmlElement(name = "error")
    private ErrorObject error;

    protected Result() {} // for JAXB

    private Result(BasicUser basicUser, IpAllocation ipAllocation, ErrorObject error) {
        this.basicUser = basicUser;
        this.ipAllocation = ipAllocation;
        this.error = error;
    }

    static Result of(BasicUser basicUser) {
        return new Result(basicUser, null, null);
    }

    static Result of(IpAllocation ipAllocation) {
        return new Result(null, ipAllocation, null);
    }

    static Result of(ErrorObject error) {
        return new Result(null, null, error);
    }
}

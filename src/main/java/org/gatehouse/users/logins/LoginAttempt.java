package org.gatehouse.users.logins;

import org.gatehouse.platform.PeerNetwork;
import org.gatehouse.platform.Sha256;

/** Which login is tried, and from which network. */
public record LoginAttempt(String loginHash, String network) {
    /**
     * @param login what names it in the whole server, whether there is such a login or not
     * @param address of the caller
     */
    public static LoginAttempt at(String login, String address) {
        return new LoginAttempt(Sha256.of(login), PeerNetwork.of(address));
    }
}

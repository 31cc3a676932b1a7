package org.gatehouse.platform;

import inet.ipaddr.AddressStringException;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IncompatibleAddressException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Networks that may be dialled though they are not on the Internet. */
@ApplicationScoped
class OutgoingConfig implements StartCheck {
    private static final String ALLOW = "gatehouse.outgoing.allow";
    private static final Pattern BLOCK = Pattern.compile("[0-9A-Fa-f:.]{2,45}(/[0-9]{1,3})?");

    @Inject
    @ConfigProperty(name = ALLOW)
    Optional<String> allow;

    List<IPAddress> allowed() {
        return allow.stream()
                .flatMap(list -> Arrays.stream(list.split(",")))
                .map(String::strip)
                .map(OutgoingConfig::block)
                .toList();
    }

    @Override
    public void check() {
        allowed();
    }

    private static IPAddress block(String text) {
        try {
            if (BLOCK.matcher(text).matches()) {
                IPAddress block = new IPAddressString(text).toAddress();
                if (block != null) {
                    return block.toPrefixBlock();
                }
            }
        } catch (AddressStringException | IncompatibleAddressException e) {
            // told below
        }
        throw new StartRefused("Configuration key " + ALLOW + " must be a list of addresses and CIDR blocks.");
    }
}

package org.gatehouse.access;

import inet.ipaddr.IPAddressSeqRangeList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.gatehouse.platform.Network;

/**
 * A set of addresses, out of any number of {@link Network}s. Never changed once made. Kept as sorted ranges with gaps
 * between, so that a look-up among hundreds is a binary search.
 */
final class Networks {
    static final Networks NONE = of(List.of());

    private static final String SEPARATOR = " ";

    private final IPAddressSeqRangeList four = new IPAddressSeqRangeList();
    private final IPAddressSeqRangeList six = new IPAddressSeqRangeList();

    private Networks(Collection<Network> networks) {
        for (Network network : networks) {
            (network.range().isIPv4() ? four : six).add(network.range());
        }
    }

    static Networks of(Collection<Network> networks) {
        return new Networks(networks);
    }

    /** The networks that {@link #write} wrote. */
    static List<Network> read(String text) {
        return texts(text).stream().map(Network::parse).toList();
    }

    /** As {@link #read}, without looking into them. */
    static List<String> texts(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split(SEPARATOR));
    }

    /** In one line, for a column. */
    static String write(Collection<Network> networks) {
        return networks.stream().map(Network::value).distinct().collect(Collectors.joining(SEPARATOR));
    }

    boolean isEmpty() {
        return ranges() == 0;
    }

    /** How many ranges remain when those that overlap or follow each other are joined. */
    int ranges() {
        return four.getSeqRangeCount() + six.getSeqRangeCount();
    }

    boolean contains(PeerAddress address) {
        return (address.ip().isIPv4() ? four : six).contains(address.ip());
    }

    boolean containsAll(Networks others) {
        return four.contains(others.four) && six.contains(others.six);
    }
}

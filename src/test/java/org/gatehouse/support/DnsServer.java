package org.gatehouse.support;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/**
 * The whole DNS of the tests, on UDP and TCP of one loopback port: knows what tests tell it and nothing else. Each test makes
 * names of its own, so all of them can share one.
 */
public final class DnsServer implements AutoCloseable {
    private static final int TTL = 60;
    private static final int LEAST_UDP = 512;
    private static DnsServer shared;

    private final Map<String, List<Record>> records = new ConcurrentHashMap<>();
    private final Set<String> failing = ConcurrentHashMap.newKeySet();
    private final Set<String> silent = ConcurrentHashMap.newKeySet();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final ServerSocket tcp;
    private final DatagramSocket udp;

    private DnsServer() throws IOException {
        InetAddress loopback = InetAddress.getByName("127.0.0.1");
        tcp = new ServerSocket(0, 50, loopback);
        udp = new DatagramSocket(tcp.getLocalPort(), loopback);
        daemon(this::serveUdp);
        daemon(this::serveTcp);
    }

    public static DnsServer start() {
        for (int attempt = 0; ; attempt++) {
            try {
                return new DnsServer();
            } catch (IOException e) { // the port that TCP got may be taken on UDP
                if (attempt == 20) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    /** The one that {@link SharedServer} asks. */
    public static synchronized DnsServer shared() {
        if (shared == null) {
            shared = start();
        }
        return shared;
    }

    /** As {@code gatehouse.dns.resolvers} takes it. */
    public String address() {
        return "127.0.0.1:" + port();
    }

    public int port() {
        return tcp.getLocalPort();
    }

    /** Adds a record, its data as in a zone file: {@code "a text" "and more of it"}, {@code 10 mx.example.}. */
    public DnsServer add(String name, String type, String data) {
        try {
            Record made = Record.fromString(name(name), Type.value(type), DClass.IN, TTL, data, Name.root);
            records.computeIfAbsent(key(name), none -> new CopyOnWriteArrayList<>())
                    .add(made);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds a text, cut into strings of 255 bytes. */
    public DnsServer addText(String name, String text) {
        StringBuilder strings = new StringBuilder();
        for (int from = 0; from < text.length(); from += 255) {
            strings.append('"')
                    .append(text, from, Math.min(text.length(), from + 255))
                    .append("\" ");
        }
        return add(name, "TXT", strings.toString());
    }

    /** Forgets all of a name. */
    public DnsServer remove(String name) {
        records.remove(key(name));
        failing.remove(key(name));
        silent.remove(key(name));
        return this;
    }

    /** From now on answers SERVFAIL for this name. */
    public DnsServer fail(String name) {
        failing.add(key(name));
        return this;
    }

    /** From now on does not answer for this name. */
    public DnsServer beSilent(String name) {
        silent.add(key(name));
        return this;
    }

    /** How often it was asked for this name, of whatever type. */
    public long timesAsked(String name) {
        return asked.stream().filter(key(name)::equals).count();
    }

    @Override
    public void close() {
        udp.close();
        try {
            tcp.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serveUdp() {
        byte[] buffer = new byte[4096];
        while (!udp.isClosed()) {
            try {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                udp.receive(packet);
                Message query = new Message(java.nio.ByteBuffer.wrap(buffer, 0, packet.getLength()));
                OPTRecord extended = query.getOPT();
                int most = extended == null ? LEAST_UDP : Math.max(LEAST_UDP, extended.getPayloadSize());
                Message answer = answer(query);
                if (answer != null) {
                    byte[] wire = answer.toWire(most); // cut and marked so when it is longer
                    udp.send(new DatagramPacket(wire, wire.length, packet.getSocketAddress()));
                }
            } catch (IOException e) {
                // closed, or no query
            }
        }
    }

    private void serveTcp() {
        while (!tcp.isClosed()) {
            try {
                Socket peer = tcp.accept();
                daemon(() -> serve(peer));
            } catch (IOException e) {
                // closed
            }
        }
    }

    private void serve(Socket peer) {
        try (peer;
                DataInputStream in = new DataInputStream(peer.getInputStream());
                DataOutputStream out = new DataOutputStream(peer.getOutputStream())) {
            while (true) {
                Message answer = answer(new Message(in.readNBytes(in.readUnsignedShort())));
                if (answer == null) {
                    continue;
                }
                byte[] wire = answer.toWire();
                out.writeShort(wire.length);
                out.write(wire);
                out.flush();
            }
        } catch (IOException e) {
            // the peer has gone
        }
    }

    /** Null for silence. */
    private Message answer(Message query) {
        Record question = query.getQuestion();
        String key = key(question.getName().toString(true));
        asked.add(key);
        if (silent.contains(key)) {
            return null;
        }
        Message answer = new Message(query.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        answer.getHeader().setFlag(Flags.RA);
        if (query.getHeader().getFlag(Flags.RD)) {
            answer.getHeader().setFlag(Flags.RD);
        }
        answer.addRecord(question, Section.QUESTION);
        if (failing.contains(key)) {
            answer.getHeader().setRcode(Rcode.SERVFAIL);
            return answer;
        }
        List<Record> found = find(question.getName(), question.getType(), 0);
        found.forEach(record -> answer.addRecord(record, Section.ANSWER));
        if (found.isEmpty() && !exists(key)) {
            answer.getHeader().setRcode(Rcode.NXDOMAIN);
        }
        return answer;
    }

    private List<Record> find(Name name, int type, int depth) {
        List<Record> found = new ArrayList<>();
        for (Record record : records.getOrDefault(key(name.toString(true)), List.of())) {
            if (record.getType() == type) {
                found.add(record);
            } else if (record.getType() == Type.CNAME && depth < 4) {
                found.add(record);
                found.addAll(find(((org.xbill.DNS.CNAMERecord) record).getTarget(), type, depth + 1));
            }
        }
        return found;
    }

    /** Whether it has records, or a name below it has. */
    private boolean exists(String key) {
        return records.keySet().stream().anyMatch(known -> known.equals(key) || known.endsWith("." + key));
    }

    private static Name name(String text) {
        try {
            return Name.fromString(text, Name.root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String key(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "test-dns");
        thread.setDaemon(true);
        thread.start();
    }
}

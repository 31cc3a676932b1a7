package org.gatehouse.domains.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.gatehouse.domains.dns.MailDnsConfig.Service;
import org.gatehouse.platform.DnsAnswer;
import org.gatehouse.platform.DnsAnswer.Outcome;
import org.junit.jupiter.api.Test;

/** How what is found stands to what is wanted. */
class DemandsTest {
    private static final String DOMAIN = "example.com";

    @Test
    void mailGoesToTheHostsAndNoOthers() {
        Demand mx = Demands.mx(DOMAIN, List.of("a.example.net", "b.example.net"));

        assertThat(mx.wanted()).containsExactly("10 a.example.net.", "20 b.example.net.");
        assertThat(verdict(mx, "10 a.example.net.", "20 b.example.net.")).isEqualTo(Verdict.OK);
        assertThat(verdict(mx, "5 A.example.NET.", "7 b.example.net.")).isEqualTo(Verdict.OK);
        assertThat(verdict(mx, "10 a.example.net.", "20 b.example.net.", "30 c.example."))
                .isEqualTo(Verdict.EXTRA);
        assertThat(verdict(mx, "10 a.example.net.")).isEqualTo(Verdict.DIFFERENT);
        assertThat(verdict(mx, "0 .")).isEqualTo(Verdict.DIFFERENT);
        assertThat(verdict(mx)).isEqualTo(Verdict.MISSING);
    }

    @Test
    void spfHasTheTermsAndStandsAlone() {
        Demand spf = Demands.spf(DOMAIN, List.of("include:spf.example.net", "~all"));

        assertThat(spf.wanted()).containsExactly("v=spf1 include:spf.example.net ~all");
        assertThat(verdict(spf, "google-site-verification=x", "v=spf1 mx +include:SPF.example.net ~all"))
                .isEqualTo(Verdict.OK);
        assertThat(verdict(spf, "v=spf1 include:spf.example.net -all")).isEqualTo(Verdict.DIFFERENT);
        assertThat(verdict(spf, "v=spf1 include:spf.example.net ~all", "v=spf1 -all"))
                .isEqualTo(Verdict.DIFFERENT);
        assertThat(verdict(spf, "v=spf10 include:spf.example.net ~all", "other"))
                .isEqualTo(Verdict.MISSING);
    }

    @Test
    void dmarcIsAsStrictAtLeast() {
        Demand dmarc = Demands.dmarc(DOMAIN, Optional.of("quarantine"));

        assertThat(dmarc.name()).isEqualTo("_dmarc.example.com");
        assertThat(verdict(dmarc, "v=DMARC1; p=quarantine; rua=mailto:x@example.com"))
                .isEqualTo(Verdict.OK);
        assertThat(verdict(dmarc, "v=DMARC1;p=REJECT")).isEqualTo(Verdict.OK);
        assertThat(verdict(dmarc, "v=DMARC1; p=none")).isEqualTo(Verdict.DIFFERENT);
        assertThat(verdict(dmarc, "v=DMARC1; p=whatever")).isEqualTo(Verdict.DIFFERENT);
        assertThat(verdict(dmarc, "something")).isEqualTo(Verdict.MISSING);
    }

    @Test
    void mtaStsHasAnId() {
        Demand sts = Demands.mtaSts(DOMAIN, true, List.of("a.example.net"));

        assertThat(sts.wanted()).singleElement().asString().matches("v=STSv1; id=[0-9a-f]{16}");
        assertThat(verdict(sts, "v=STSv1; id=20260101;")).isEqualTo(Verdict.OK);
        assertThat(verdict(sts, "v=STSv1; id=;")).isEqualTo(Verdict.DIFFERENT);
        assertThat(verdict(Demands.mtaSts(DOMAIN, false, List.of()), "v=STSv1; id=1"))
                .isEqualTo(Verdict.NOT_DEMANDED);
    }

    @Test
    void tlsaNamesThePublicKey() {
        Demand tlsa = Demands.tlsa("a.example.net", "ab".repeat(32));

        assertThat(tlsa.name()).isEqualTo("_25._tcp.a.example.net");
        assertThat(verdict(tlsa, "3 1 1 " + "AB".repeat(32), "3 1 1 " + "cd".repeat(32)))
                .isEqualTo(Verdict.OK);
        assertThat(verdict(tlsa, "3 0 1 " + "AB".repeat(32))).isEqualTo(Verdict.DIFFERENT);
    }

    @Test
    void mailProgramsAreLedToTheService() {
        Demand imaps = Demands.service(Purpose.IMAPS, DOMAIN, Optional.of(new Service("imap.example.net", 993)));

        assertThat(imaps.name()).isEqualTo("_imaps._tcp.example.com");
        assertThat(imaps.wanted()).containsExactly("0 1 993 imap.example.net.");
        assertThat(verdict(imaps, "10 5 993 imap.example.net.")).isEqualTo(Verdict.OK);
        assertThat(verdict(imaps, "0 1 143 imap.example.net.")).isEqualTo(Verdict.DIFFERENT);
        assertThat(verdict(imaps, "0 0 0 .")).isEqualTo(Verdict.DIFFERENT);
    }

    @Test
    void authoritiesAreLetIssue() {
        Demand caa = Demands.caa(DOMAIN, List.of("letsencrypt.org"));

        assertThat(verdict(caa, "0 issue \"letsencrypt.org; validationmethods=http-01\""))
                .isEqualTo(Verdict.OK);
        assertThat(verdict(caa, "0 issue \"letsencrypt.org\"", "0 issue \"ca.example\"", "0 iodef \"mailto:x\""))
                .isEqualTo(Verdict.EXTRA);
        assertThat(verdict(caa, "0 issue \";\"")).isEqualTo(Verdict.DIFFERENT);
    }

    @Test
    void silenceIsNoVerdictAndNothingWantedNeither() {
        Demand mx = Demands.mx(DOMAIN, List.of("a.example.net"));

        assertThat(mx.view(new DnsAnswer(Outcome.FAILED, List.of())).verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(mx.view(new DnsAnswer(Outcome.NO_NAME, List.of())).verdict()).isEqualTo(Verdict.MISSING);
        assertThat(verdict(Demands.mx(DOMAIN, List.of()), "10 x.example.")).isEqualTo(Verdict.NOT_DEMANDED);
    }

    @Test
    void whatIsFoundIsShownInABoundedForm() {
        String[] many = new String[60];
        Arrays.fill(many, "v=spf1 " + "x".repeat(5000));

        DnsRecordView view = Demands.spf(DOMAIN, List.of("~all")).view(found(many));

        assertThat(view.found()).hasSize(20).allMatch(text -> text.length() == 1000);
    }

    private static Verdict verdict(Demand demand, String... records) {
        return demand.view(found(records)).verdict();
    }

    private static DnsAnswer found(String... records) {
        return new DnsAnswer(records.length == 0 ? Outcome.NO_DATA : Outcome.FOUND, List.of(records));
    }
}

package org.gatehouse.certificates;

import java.util.List;

/**
 * What is asked of the CA.
 *
 * @param hosts 1 to 100 names
 * @param acme how; null is as nothing said
 */
public record CertificateRequest(List<String> hosts, AcmeRequest acme) {}

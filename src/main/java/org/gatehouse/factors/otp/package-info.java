/** One-time passwords by counter (RFC 4226) and by time (RFC 6238), and how their keys are told to apps. Mathematics, no state. */
package org.gatehouse.factors.otp;

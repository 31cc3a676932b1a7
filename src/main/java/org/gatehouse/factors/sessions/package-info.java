/**
 * Sessions, in which users show a second factor: by a code, which decides at once, or by a device, which is asked. One update ends a
 * session, so that of an approval and whatever comes at the same time one wins; what nobody has ended reads as denied once its time is
 * over. Whoever waits for the end, on whatever node, is served by one query a second.
 */
package org.gatehouse.factors.sessions;

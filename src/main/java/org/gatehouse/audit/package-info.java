/** Who did what: an append-only record, written in the transaction of what it tells of. */
package org.gatehouse.audit;

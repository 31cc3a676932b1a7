/**
 * How often a code may call: per minute and per day, in fixed windows of UTC, over all nodes together. A node takes shares of
 * a window from the database and spends them from memory, so that the sum over all nodes never exceeds the limit; what a node
 * has not spent when its window or its process ends is lost.
 */
package org.gatehouse.access.limits;

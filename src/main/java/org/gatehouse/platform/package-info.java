/**
 * What every feature stands on and none owns: time, ids, numbers, configuration, the database and its first start, sealed
 * secrets, housekeeping and health. Knows no feature.
 */
package org.gatehouse.platform;

/** Soft tokens: issued to members of domains, activated by a device whose key then signs for its user. */
package org.gatehouse.factors.devices;

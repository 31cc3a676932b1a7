/** What the doors that speak as other products do have in common. Each of them is a package below; ADR 15 says what belongs into one. */
package org.gatehouse.dialects;

/**
 * The tenant. Every row of every feature belongs to one organization, and nothing of one is visible to another. The first
 * organization of a server is its operators'.
 */
package org.gatehouse.organizations;

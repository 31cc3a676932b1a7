/** What organizations and domains decide about second factors, and the icons of domains. */
package org.gatehouse.factors.settings;

/**
 * What the annotations of {@code /v1} cannot say: adds to the OpenAPI document what holds for many operations. Runs in the
 * build only and is not in the WAR.
 */
package org.gatehouse.document;

/**
 * What a document must look like, as tables of rules: one {@link org.gatehouse.webaides.content.shape.Shape} for each
 * object of RFC 9553, RFC 8984 and of our notes and links. Judges only; changes and converts nothing.
 */
package org.gatehouse.webaides.content.shape;

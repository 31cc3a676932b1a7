package org.gatehouse.webaides.content;

import org.gatehouse.api.ApiException;

/**
 * One item of a file: a content, or why it is none.
 *
 * @param position counted from 0, in the order of the file
 * @param uid what the item calls itself, if that could be seen
 */
public record Imported(int position, String uid, Content content, ApiException problem) {}

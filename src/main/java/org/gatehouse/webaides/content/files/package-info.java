/**
 * Files of many items: cut into items of bounded size while they are read, written item by item. What is wrong with one item
 * is told of that item; the next is read as if nothing had been.
 */
package org.gatehouse.webaides.content.files;

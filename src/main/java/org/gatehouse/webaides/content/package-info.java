/**
 * What an entry holds: one contact, event, task, note or link, as JSON in the words of the standards. Reads it strictly, keeps
 * it in one form, and says what lists search. Knows neither users nor containers nor tables.
 */
package org.gatehouse.webaides.content;

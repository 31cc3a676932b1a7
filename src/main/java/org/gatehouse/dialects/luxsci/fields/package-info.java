/**
 * The fields with display names that entries of WebAides have in the LuxSci dialect, and what they are in the content model (JSContact,
 * JSCalendar, our notes and links). Fields are flat and know less than contents do: a write touches what its fields say and nothing else. Pure
 * functions, without server or store. The tables stand in docs/dialects/luxsci-fields.md.
 */
package org.gatehouse.dialects.luxsci.fields;

/**
 * What a feature does for archives of domains: it writes what it has of a domain into files of its own, and reads them back,
 * as an {@link org.gatehouse.domains.archive.ArchivePart}. In an archive things are named by their natural keys (usernames,
 * addresses, selectors, UIDs), never by ids, and stand in their order, so that equal domains have equal files.
 */
package org.gatehouse.domains.archive;

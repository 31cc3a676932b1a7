/**
 * Archives of domains: a domain with all that hangs on it as one file, made by a job and kept for a while, and back again,
 * all of it or nothing. What is in an archive the features say themselves, each as an
 * {@link org.gatehouse.domains.archive.ArchivePart}; here are the container, its manifest and their rules.
 */
package org.gatehouse.archive;

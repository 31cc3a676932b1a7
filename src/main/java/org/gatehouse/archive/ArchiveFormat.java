package org.gatehouse.archive;

/** How the files of an archive are put into one. */
public enum ArchiveFormat {
    ZIP("application/zip", "zip"),
    TAR_GZ("application/gzip", "tar.gz");

    private final String mediaType;
    private final String suffix;

    ArchiveFormat(String mediaType, String suffix) {
        this.mediaType = mediaType;
        this.suffix = suffix;
    }

    public String mediaType() {
        return mediaType;
    }

    /** Of the names of its files. */
    public String suffix() {
        return suffix;
    }
}

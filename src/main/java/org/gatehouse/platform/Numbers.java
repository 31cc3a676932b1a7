package org.gatehouse.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.Map;

/**
 * The numbers that rows have beside their ids, from database sequences, taken {@value #BLOCK} at a time. A number is never
 * given twice, on any node; after a restart some are left out.
 */
@ApplicationScoped
public class Numbers {
    /** The increment of every sequence in the migrations. */
    static final int BLOCK = 50;

    /** A sequence of the database, one for each thing that is numbered. */
    public enum Sequence {
        ORGANIZATION("organization_number"),
        DOMAIN("domain_number"),
        USER("user_number"),
        ALIAS("alias_number");

        final String sequenceName;

        Sequence(String sequenceName) {
            this.sequenceName = sequenceName;
        }
    }

    @Inject
    NumberRepository repository;

    private final Map<Sequence, Block> blocks = new EnumMap<>(Sequence.class);

    public Numbers() {
        for (Sequence sequence : Sequence.values()) {
            blocks.put(sequence, new Block());
        }
    }

    public long next(Sequence sequence) {
        return blocks.get(sequence).next(sequence, repository);
    }

    private static final class Block {
        private long next;
        private long end;

        private synchronized long next(Sequence sequence, NumberRepository repository) {
            if (next == end) {
                next = repository.nextBlock(sequence.sequenceName);
                end = next + BLOCK;
            }
            return next++;
        }
    }
}

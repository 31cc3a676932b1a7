package org.gatehouse.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The numbers that rows have beside their ids, from database sequences, taken many at a time. A number is never given twice,
 * on any node; after a restart some are left out.
 */
@ApplicationScoped
public class Numbers {
    /** The increment of a sequence in the migrations, where none is said. */
    static final int BLOCK = 50;

    /** A sequence of the database, one for each thing that is numbered. */
    public enum Sequence {
        ORGANIZATION("organization_number"),
        DOMAIN("domain_number"),
        USER("user_number"),
        ALIAS("alias_number"),
        WEBAIDE("webaide_number", 500),
        WEBAIDE_ENTRY("webaide_entry_number", 500),
        CODE_SESSION("code_session_number"),
        APPLICATION_PASSWORD("application_password_number");

        final String sequenceName;
        final int block;

        Sequence(String sequenceName) {
            this(sequenceName, BLOCK);
        }

        Sequence(String sequenceName, int block) {
            this.sequenceName = sequenceName;
            this.block = block;
        }
    }

    @Inject
    NumberRepository repository;

    private final Map<Sequence, Queue<Long>> pools = new EnumMap<>(Sequence.class);

    public Numbers() {
        for (Sequence sequence : Sequence.values()) {
            pools.put(sequence, new ConcurrentLinkedQueue<>());
        }
    }

    /** Holds no lock while it asks the database, where other transactions may be waited for. */
    public long next(Sequence sequence) {
        Queue<Long> pool = pools.get(sequence);
        Long pooled = pool.poll();
        if (pooled != null) {
            return pooled;
        }
        long first = repository.nextBlock(sequence.sequenceName);
        for (int i = 1; i < sequence.block; i++) {
            pool.add(first + i);
        }
        return first;
    }
}

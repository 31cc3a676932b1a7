package org.gatehouse.webaides;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import org.gatehouse.webaides.DeltaModel.Act;
import org.gatehouse.webaides.DeltaModel.Plan;
import org.gatehouse.webaides.DeltaModel.Step;
import org.gatehouse.webaides.DeltaModel.Sync;

/**
 * Whatever eight writers do to a user's entries at the same time, three clients that ask now and then for what changed, with
 * pages of any size and answers that get lost, end up with what the server has. Goes on with new plans for a while:
 * {@code -Dgatehouse.it.model=PT10M}.
 */
class DeltaModelIT {
    private static final Duration TIME = Duration.parse(System.getProperty("gatehouse.it.model", "PT15S"));
    private static final long BEGAN = System.nanoTime();
    private static final String RUN = "run";

    @Property(
            tries = 1000,
            generation = GenerationMode.RANDOMIZED,
            edgeCases = EdgeCasesMode.NONE,
            shrinking = ShrinkingMode.OFF) // a plan does not run the same way twice
    void everyCopyEndsAsTheServer(@ForAll("plans") Plan plan) {
        boolean hasTime = System.nanoTime() - BEGAN < TIME.toNanos();
        if (hasTime) {
            new DeltaModel().run(plan);
        }
        Statistics.collect(hasTime ? RUN : "not run, time was up");
        Statistics.coverage(plans -> plans.check(RUN).count(count -> count > 0));
    }

    @Provide
    Arbitrary<Plan> plans() {
        Arbitrary<List<Step>> writer = steps().list().ofMinSize(10).ofMaxSize(30);
        Arbitrary<List<Sync>> client = syncs().list().ofMinSize(5).ofMaxSize(25);
        return Combinators.combine(
                        writer.list().ofSize(DeltaModel.WRITERS), client.list().ofSize(DeltaModel.CLIENTS))
                .as(Plan::new);
    }

    private static Arbitrary<Step> steps() {
        Arbitrary<Act> acts = Arbitraries.frequency(
                Tuple.of(5, Act.CREATE),
                Tuple.of(2, Act.CREATE_CHOSEN),
                Tuple.of(5, Act.REPLACE),
                Tuple.of(2, Act.PATCH),
                Tuple.of(3, Act.DELETE),
                Tuple.of(3, Act.MOVE),
                Tuple.of(2, Act.MAKE_AGAIN),
                Tuple.of(2, Act.BATCH),
                Tuple.of(1, Act.ATOMIC_BATCH),
                Tuple.of(1, Act.CONTAINER));
        Arbitrary<Integer> any = Arbitraries.integers().between(0, 1_000_000);
        return Combinators.combine(acts, any, any).as(Step::new);
    }

    private static Arbitrary<Sync> syncs() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 40),
                        Arbitraries.frequency(Tuple.of(3, false), Tuple.of(1, true)),
                        Arbitraries.integers().between(0, 60))
                .as(Sync::new);
    }
}

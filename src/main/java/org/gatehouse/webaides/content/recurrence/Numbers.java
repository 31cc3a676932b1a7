package org.gatehouse.webaides.content.recurrence;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Some numbers, each once and in order. */
final class Numbers {
    static final Numbers NONE = of();

    private final int[] sorted;

    private Numbers(int[] sorted) {
        this.sorted = sorted;
    }

    static Numbers of(int... numbers) {
        return new Numbers(Arrays.stream(numbers).sorted().distinct().toArray());
    }

    static Numbers of(JsonNode array) {
        int[] numbers = new int[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = array.get(i).asInt();
        }
        return of(numbers);
    }

    boolean isEmpty() {
        return sorted.length == 0;
    }

    int size() {
        return sorted.length;
    }

    int get(int index) {
        return sorted[index];
    }

    boolean has(int number) {
        return Arrays.binarySearch(sorted, number) >= 0;
    }

    /** The index of the first that is not less; the size if there is none. */
    int from(int number) {
        int index = Arrays.binarySearch(sorted, number);
        return index < 0 ? -index - 1 : index;
    }

    IntStream stream() {
        return Arrays.stream(sorted);
    }
}

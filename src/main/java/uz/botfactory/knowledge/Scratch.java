package uz.botfactory.knowledge;

import java.util.Arrays;

/** Sums for a set of numbered places, cleared in the time it takes to walk those that were touched. */
final class Scratch {

    private float[] values;
    private int[] touched;
    private int size;

    Scratch(int capacity) {
        values = new float[capacity];
        touched = new int[Math.min(capacity, 256)];
    }

    float get(int place) {
        return values[place];
    }

    void raise(int place, float value) {
        float old = values[place];
        if (old == 0) {
            touch(place);
        }
        if (value > old) {
            values[place] = value;
        }
    }

    void add(int place, float value) {
        if (values[place] == 0) {
            touch(place);
        }
        values[place] += value;
    }

    private void touch(int place) {
        if (size == touched.length) {
            touched = Arrays.copyOf(touched, size * 2);
        }
        touched[size++] = place;
    }

    int size() {
        return size;
    }

    int place(int i) {
        return touched[i];
    }

    void clear() {
        for (int i = 0; i < size; i++) {
            values[touched[i]] = 0;
        }
        size = 0;
    }
}

package uz.botfactory.knowledge;

import org.jspecify.annotations.Nullable;

/** Vectors with a byte for each dimension, scaled by their longest one: directions stay, lengths don't matter. */
final class Vectors {

    private Vectors() {}

    /** Null for a vector of zeros, which has no direction. */
    static byte @Nullable [] bytes(float[] vector) {
        float longest = 0;
        for (float value : vector) {
            longest = Math.max(longest, Math.abs(value));
        }
        if (longest == 0) {
            return null;
        }
        byte[] bytes = new byte[vector.length];
        for (int i = 0; i < vector.length; i++) {
            bytes[i] = (byte) Math.round(vector[i] / longest * 127);
        }
        return bytes;
    }

    /** From -1 to 1; 0 for vectors of different spaces. */
    static double cosine(byte[] one, byte[] other, int offset, int length) {
        if (one.length != length) {
            return 0;
        }
        int dot = 0;
        int square = 0;
        int otherSquare = 0;
        for (int i = 0; i < length; i++) {
            int a = one[i];
            int b = other[offset + i];
            dot += a * b;
            square += a * a;
            otherSquare += b * b;
        }
        return dot / (Math.sqrt(square) * Math.sqrt(otherSquare) + 1e-9);
    }
}

package uz.botfactory.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class VectorsTests {

    @Test
    void aByteForEachDimensionKeepsDirections() {
        var random = new Random(5);
        for (int i = 0; i < 50; i++) {
            float[] one = vector(random);
            float[] other = vector(random);
            byte[] bytes = Vectors.bytes(other);
            assertThat(Vectors.cosine(Vectors.bytes(one), bytes, 0, bytes.length)).isCloseTo(cosine(one, other), within(0.02));
        }
    }

    @Test
    void aVectorOfAnotherSpaceIsNotNear() {
        assertThat(Vectors.cosine(new byte[] {1, 2}, new byte[] {1, 2, 3}, 0, 3)).isZero();
    }

    @Test
    void noDirectionHasNoBytes() {
        assertThat(Vectors.bytes(new float[8])).isNull();
    }

    private static float[] vector(Random random) {
        float[] vector = new float[256];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) random.nextGaussian() / 16;
        }
        return vector;
    }

    private static double cosine(float[] one, float[] other) {
        double dot = 0;
        double square = 0;
        double otherSquare = 0;
        for (int i = 0; i < one.length; i++) {
            dot += one[i] * other[i];
            square += one[i] * one[i];
            otherSquare += other[i] * other[i];
        }
        return dot / Math.sqrt(square * otherSquare);
    }
}

package uz.botfactory.language;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Learns the detector's weights from generated chat and writes src/main/resources/language/detector.bin. */
final class DetectorTraining {

    private static final int ROUNDS = 8;
    private static final int FIRST_REMEMBERED = 2;
    private static final float STEP = 0.25f;
    private static final float DECAY = 2e-6f;

    private final float[] weights = new float[Letters.BUCKETS * 3];
    private final float[] sums = new float[Letters.BUCKETS * 3];
    private final float[] squares = new float[Letters.BUCKETS * 3];

    record Example(int[] features, int language, boolean cyrillic) {}

    public static void main(String[] arguments) throws IOException {
        var examples = new ArrayList<Example>();
        new TrainingChat(new Random(7)).write((text, language) -> examples.add(example(text, language)));
        System.out.println(examples.size() + " messages to learn from");
        var training = new DetectorTraining();
        training.learn(examples);
        training.save(Path.of("src/main/resources/language/detector.bin"));
    }

    private static Example example(String text, Language language) {
        String unified = Spelling.unify(text);
        boolean cyrillic = unified.chars().filter(c -> Spelling.isCyrillic((char) c)).count() * 4 >= unified.chars().filter(c -> Spelling.isLatin((char) c)).count();
        var features = new ArrayList<Integer>();
        new Letters(cyrillic ? Script.CYRILLIC : Script.LATIN, features::add).read(unified);
        return new Example(features.stream().mapToInt(Integer::intValue).toArray(), language.ordinal(), cyrillic);
    }

    private void learn(List<Example> examples) {
        var random = new Random(11);
        for (int round = 0; round < ROUNDS; round++) {
            Collections.shuffle(examples, random);
            int wrong = 0;
            for (Example example : examples) {
                wrong += learn(example) ? 0 : 1;
            }
            System.out.printf("round %d: %.3f %% wrong%n", round + 1, 100.0 * wrong / examples.size());
            remember(round);
        }
        average();
    }

    /** The mean of the later rounds judges unseen words more steadily than the last. */
    private void remember(int round) {
        for (int i = 0; round >= FIRST_REMEMBERED && i < weights.length; i++) {
            sums[i] += weights[i];
        }
    }

    private void average() {
        for (int i = 0; i < weights.length; i++) {
            weights[i] = sums[i] / (ROUNDS - FIRST_REMEMBERED);
        }
    }

    /** One step of logistic regression (AdaGrad); true when the example was judged rightly before it. */
    private boolean learn(Example example) {
        double[] chance = chances(example);
        boolean right = chance[example.language] >= Math.max(chance[0], Math.max(chance[1], chance[2]));
        int classes = example.cyrillic ? 2 : 3;
        for (int language = 0; language < classes; language++) {
            float gradient = (float) (chance[language] - (language == example.language ? 1 : 0));
            if (Math.abs(gradient) > 1e-3) {
                for (int feature : example.features) {
                    int at = feature * 3 + language;
                    float g = gradient / (float) Math.sqrt(example.features.length) + DECAY * weights[at];
                    squares[at] += g * g;
                    weights[at] -= STEP * g / (float) (Math.sqrt(squares[at]) + 0.3);
                }
            }
        }
        return right;
    }

    private double[] chances(Example example) {
        var scores = new double[3];
        for (int feature : example.features) {
            for (int language = 0; language < 3; language++) {
                scores[language] += weights[feature * 3 + language];
            }
        }
        if (example.cyrillic) {
            scores[2] = -1e9;
        }
        double best = Math.max(scores[0], Math.max(scores[1], scores[2]));
        double sum = 0;
        for (int language = 0; language < 3; language++) {
            sum += scores[language] = Math.exp(scores[language] - best);
        }
        for (int language = 0; language < 3; language++) {
            scores[language] /= sum;
        }
        return scores;
    }

    private void save(Path file) throws IOException {
        float largest = 0;
        for (float weight : weights) {
            largest = Math.max(largest, Math.abs(weight));
        }
        float scale = largest / 127;
        try (var out = new DataOutputStream(Files.newOutputStream(file))) {
            out.writeFloat(scale);
            var bytes = new byte[weights.length];
            for (int i = 0; i < weights.length; i++) {
                bytes[i] = (byte) Math.round(weights[i] / scale);
            }
            out.write(bytes);
        }
        System.out.printf("largest weight %.3f%n", largest);
    }
}

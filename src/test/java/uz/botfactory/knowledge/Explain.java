package uz.botfactory.knowledge;

import java.nio.file.Path;

/** Shows how a question is taken apart and what each of its concepts meets: Explain FOLDER BUSINESS QUESTION. */
public final class Explain {

    private Explain() {}

    public static void main(String[] args) throws Exception {
        var business = Business.in(Path.of(args[0])).stream().filter(b -> b.name().equals(args[1])).findFirst().orElseThrow();
        try (var index = TrialIndex.of(business)) {
            for (int i = 2; i < args.length; i++) {
                System.out.println("== " + args[i]);
                for (var concept : Wording.of(args[i]).concepts()) {
                    System.out.printf("%.2f %s %s %s%n", concept.weight(), concept.word(), concept.traits(),
                            concept.synonyms().stream().map(s -> s.words().stream().map(WordForm::stem).toList()).toList());
                }
                System.out.println(index.evidence(args[i]));
                var found = index.find(args[i], 5);
                for (var unit : found.units().subList(0, Math.min(5, found.units().size()))) {
                    var passage = found.passages().stream().filter(p -> p.id().equals(unit.passage())).findFirst().orElseThrow();
                    System.out.printf("   unit %.3f %s%n", unit.share(), unit.end() == 0 ? "# " + passage.heading() : passage.text().substring(unit.start(), unit.end()));
                }
                for (var passage : found.passages()) {
                    System.out.printf("   %.3f %s | %s%n", passage.score(), passage.heading(), passage.text().replace('\n', ' ').substring(0, Math.min(100, passage.text().length())));
                }
            }
        }
    }
}

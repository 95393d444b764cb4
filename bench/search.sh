#!/bin/sh
# Prints how well customers' questions are found and answered without a model, and what search costs over 10 MB of text.
# "tell" lists the misses of the open half; "quality" leaves the time and memory out.
cd "$(dirname "$0")/.." || exit 1
mvn -o -q -B test-compile dependency:build-classpath -Dmdep.outputFile=target/bench.classpath \
    || mvn -q -B test-compile dependency:build-classpath -Dmdep.outputFile=target/bench.classpath || exit 1
indexes=$(mktemp -d)
trap 'rm -rf "$indexes"' EXIT
run() {
    "${JAVA_HOME:+$JAVA_HOME/bin/}java" -Xmx512m -XX:+UseSerialGC -Djava.io.tmpdir="$indexes" --enable-native-access=ALL-UNNAMED \
        -cp "target/test-classes:target/classes:$(cat target/bench.classpath)" "$@" 2>/dev/null
}
run uz.botfactory.conversations.SearchBench bench/search/dev "$1"
echo
run uz.botfactory.conversations.SearchBench bench/search/heldout
echo
[ "$1" = quality ] || run uz.botfactory.knowledge.SpeedBench bench/search

#!/bin/sh
# Pictures of every page in three widths, two themes and all languages: bench/screenshots.sh FOLDER [BASE [LOGIN PASSWORD]]
# Takes the product that runs at BASE (http://localhost:8080), best one started by ./botfactory demo, which prints a log-in.
cd "$(dirname "$0")/.." || exit 1
[ -n "$1" ] || { sed -n '2,3p' "$0"; exit 64; }
classpath=target/screenshots.classpath
mvn -o -q -B test-compile dependency:build-classpath -Dmdep.outputFile=$classpath || mvn -q -B test-compile dependency:build-classpath -Dmdep.outputFile=$classpath || exit 1
PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" --enable-native-access=ALL-UNNAMED -cp "target/test-classes:target/classes:$(cat $classpath)" uz.botfactory.web.Screenshots "$@"

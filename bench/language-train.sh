#!/bin/sh
# Learns the detector's weights anew from the lexicon and the patterns in src/test/resources/language; then run bench/language.sh.
cd "$(dirname "$0")/.." || exit 1
mvn -o -q -B test-compile || mvn -q -B test-compile || exit 1
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -Xmx2g -cp target/test-classes:target/classes uz.botfactory.language.DetectorTraining

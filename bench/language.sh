#!/bin/sh
# Prints how often language and script of the messages in bench/language are told rightly; "wrong" lists the misjudged open ones.
cd "$(dirname "$0")/.." || exit 1
mvn -o -q -B test-compile || mvn -q -B test-compile || exit 1
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp target/test-classes:target/classes uz.botfactory.language.DetectorScore "$@"

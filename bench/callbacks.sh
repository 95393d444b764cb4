#!/bin/sh
# Plays the payment companies against the whole product.
#   pay  [payments] [at once]                 how long Payme's and Click's calls take when they never pause
#   rush [payments] [at once]                 the same when so many payers pay at the same moment, each second anew
#   kill [orders of each company] [kills]     all six, while product and database are killed again and again
cd "$(dirname "$0")/.." || exit 1
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
mode="$1"
[ $# -eq 0 ] || shift
case "$mode" in
    # The companies are elsewhere: what their machines need shall not be taken from the product here.
    pay | rush) exec "$java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC bench/Callbacks.java "$mode" "$@" ;;
    kill) ;;
    *) sed -n 2,5p "$0" >&2; exit 64 ;;
esac
mvn -o -q -B test-compile dependency:build-classpath -Dmdep.outputFile=target/bench.classpath \
    || mvn -q -B test-compile dependency:build-classpath -Dmdep.outputFile=target/bench.classpath || exit 1
exec "$java" -Xmx256m -XX:+UseSerialGC -cp "target/test-classes:target/classes:$(cat target/bench.classpath)" bench/Kills.java "$@"

# shellcheck shell=bash
# `bench`: how fast it is, on platforms of its own. The report goes into docs/bench; with a column or two, into .dev.

# bench [store:instances]...: beside what runs here, a hundred ports further on; by default a mongod with one and with two instances of each service, and the embedded store.
bench() {
  local columns=("$@") report=$root/docs/bench opts
  if [ ${#columns[@]} = 0 ]; then
    columns=(mongod:1 mongod:2 embedded:1)
    have mongod || columns=(embedded:1)
  else
    report=$home/bench-report
  fi
  need_jdk
  choose
  mapfile -t tools < <(tools_for_up)
  need_tools "${tools[@]}"
  build
  build_bench
  unpack_jars
  # As on Kubernetes: there the heap has room, and both compilers work.
  opts=${TICKETING_JAVA_OPTS:--Xms96m -Xmx384m -XX:+UseSerialGC}
  mkdir -p "$root/target"
  TICKETING_JAVA_OPTS=$opts "$JAVA_HOME/bin/java" -XX:+UseSerialGC -Xmx512m --enable-native-access=ALL-UNNAMED \
    --sun-misc-unsafe-memory-access=allow -cp "$root/system-tests/target/system-tests.jar:$root/system-tests/target/lib/*" \
    dev.ticketing.systemtests.bench.Bench "$root" "$home/bench" "$((base + 100))" "$report" "${columns[@]}"
}

# build_bench: the generator, when a source is newer than what is built.
build_bench() {
  local jar=$root/system-tests/target/system-tests.jar
  if [ -f "$jar" ] && [ -z "$(find "$root/system-tests/src/main" "$root/system-tests/pom.xml" -newer "$jar" | head -n 1)" ]; then
    return
  fi
  need_maven
  say 'Building the load generator'
  mvn -B -q -DskipTests -f "$root/pom.xml" -pl system-tests package >"$logs/build-bench.log" 2>&1 </dev/null || {
    why_build_failed "$logs/build-bench.log" >&2
    die "the build failed; all of it is in $logs/build-bench.log"
  }
}

# shellcheck shell=bash
# `check`: reads all databases, the streams, the timers and the simulator's ledger, and checks what must be true of them.
# It is a program of system-tests, built here when it is asked for and not by `up`.

# check [--patience <seconds>]
check() {
  local patience=30 service arguments=()
  while [ $# -gt 0 ]; do
    case $1 in
      --patience) patience=${2:-} && shift ;;
      *) die "check has no option '$1'; the only one is --patience <seconds>" ;;
    esac
    shift
  done
  [[ $patience =~ ^[0-9]{1,4}$ ]] || die "patience is '$patience'; give seconds"
  recall || die 'nothing is running: ./dev up'
  need_jdk
  build_system_tests
  for service in "${services[@]}"; do arguments+=("$service=$(mongo_uri "$service")"); done
  arguments+=("nats=nats://127.0.0.1:$(port_of nats)" "redis=redis://127.0.0.1:$(port_of redis)" "patience=$patience")
  if [ "$stripe_kind" = simulator ]; then
    arguments+=("simulator=$(url_of stripe)")
  else
    step "the money is at Stripe: ./dev reconcile compares it"
  fi
  system_tests_program invariants.Inspect "${arguments[@]}"
}

# system_tests_program <class> <argument>...: runs a program of system-tests; for its own tests, which run before there is a jar,
# from what TICKETING_SYSTEM_TESTS names.
system_tests_program() {
  local class=$1
  shift
  "$JAVA_HOME/bin/java" -Xmx1g -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
    "-Djava.util.logging.config.file=$root/system-tests/src/main/resources/logging.properties" \
    -cp "${TICKETING_SYSTEM_TESTS:-$(jar_of system-tests):$root/system-tests/target/lib/*}" "dev.ticketing.systemtests.$class" "$@"
}

# build_system_tests: packages the programs of system-tests, without its tests, if a source of theirs is newer.
build_system_tests() {
  local reason log=$logs/build-system-tests.log
  [ "${TICKETING_BUILD:-yes}" != no ] || return 0
  reason=$(outdated system-tests | head -n 1)
  [ -n "$reason" ] || return 0
  need_maven
  lock_build
  say "Building system-tests (${reason#"$root/"})"
  if ! mvn -B -q -Dmaven.test.skip=true -pl system-tests -f "$root/pom.xml" package >"$log" 2>&1 </dev/null; then
    why_build_failed "$log" >&2
    die "the build failed; all of it is in $log"
  fi
  touch "$(jar_of system-tests)" # Maven leaves a jar alone whose classes are the same
  unlock_build
}

# shellcheck shell=bash
# `bench`: how fast it is, on platforms of its own. The report goes into docs/bench; with a column or two, into .dev.

# bench [store:instances]...: beside what runs here, a hundred ports further on; by default a mongod with one and with two instances of orders, and the embedded store.
bench() {
  local columns=("$@") report=$root/docs/bench opts
  if [ ${#columns[@]} = 0 ]; then
    columns=(mongod:1 mongod:2 embedded:1)
    have mongod || columns=(embedded:1)
  else
    report=$home/bench-report
  fi
  unset MONGODB_URI STRIPE_API_KEY # nothing that is somebody else's is put under load
  need_jdk
  choose
  mapfile -t tools < <(tools_for_up)
  need_tools "${tools[@]}"
  build
  unpack_jars
  build_system_tests
  # The heap has room, as on Kubernetes, and most of it for what is young: so it is seldom collected whole. Both compilers, but the second one inlines less than it would by itself: so it takes
  # two thirds of the time, and what it makes is about as fast.
  opts=${TICKETING_JAVA_OPTS:--Xms320m -Xmx384m -Xmn128m -XX:+UseSerialGC -XX:MaxInlineLevel=9 -XX:InlineSmallCode=1200 -XX:Tier3DelayOn=0}
  TICKETING_JAVA_OPTS=$opts system_tests_program bench.Bench "$root" "$home/bench" "$((base + 100))" "$report" "${columns[@]}"
}

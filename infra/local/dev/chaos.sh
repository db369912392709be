# shellcheck shell=bash
# `chaos`: a platform of its own, people on it, and everything that can fail; afterwards, everything must be right.

# chaos [--seed <number>] [--minutes <number>] [--seeds <how many>]
chaos() {
  local seed=$RANDOM minutes=1 seeds=1
  while [ $# -gt 0 ]; do
    [[ ${2:-} =~ ^[0-9]{1,9}$ ]] || die "$1 needs a number"
    case $1 in
      --seed) seed=$2 ;;
      --minutes) minutes=$2 ;;
      --seeds) seeds=$2 ;;
      *) die "chaos has no option '$1'; there are --seed, --minutes and --seeds" ;;
    esac
    shift 2
  done
  unset MONGODB_URI STRIPE_API_KEY # nothing that is somebody else's is killed
  need_jdk
  choose
  mapfile -t tools < <(tools_for_up)
  need_tools "${tools[@]}"
  build
  unpack_jars
  build_system_tests
  # Any free ports, not those of the platform that somebody works with, which may be up.
  system_tests_program chaos.Chaos "root=$root" "home=$home/chaos" ${TICKETING_PORT:+"port=$TICKETING_PORT"} \
    "seed=$seed" "seeds=$seeds" "seconds=$((minutes * 60))"
}

# shellcheck shell=bash
# `up` and `restart`: start what is not running, wait until it is ready, or take everything back.

up_finished=no

up() {
  local began=$SECONDS dead
  parse_up "$@"
  lock
  if recall; then
    same_platform
  else
    choose
  fi
  guard
  mapfile -t dead < <(dead_parts)
  if [ ${#dead[@]} = 0 ]; then
    already_running
    return
  fi
  note_other_store
  prepare "${dead[@]}"
  say "Starting $(describe "${dead[@]}")"
  start_all "${dead[@]}"
  up_finished=yes
  seed_when_empty
  summary $((SECONDS - began))
}

parse_up() {
  while [ $# -gt 0 ]; do
    case $1 in
      --docker) with_docker=yes ;;
      *) die "up has no option '$1'; the only one is --docker" ;;
    esac
    shift
  done
}

# same_platform: after recall, base and instances are those of the running platform. Another wish cannot be met.
same_platform() {
  local wish
  for wish in "TICKETING_PORT $base" "TICKETING_INSTANCES $instances"; do
    read -r name value <<<"$wish"
    [ -z "${!name:-}" ] || [ "${!name}" = "$value" ] ||
      die "the platform in $home runs with $name=$value; first: ./dev down (or choose another TICKETING_HOME)"
  done
}

dead_parts() {
  local part
  for part in $(all_parts); do
    alive "$part" || echo "$part"
  done
}

already_running() {
  # shellcheck disable=SC2046 # a list of names
  start_parts 99 $(all_parts)
  up_finished=yes
  say "Ticketing is already running at $(address)"
  [ -z "$(reason_to_build)" ] || step 'sources are newer than what runs: ./dev restart services'
}

# note_other_store: each kind of MongoDB has a data set of its own. Whoever has just lost sight of his data should know.
note_other_store() {
  local other
  [ ! -d "$(store)" ] || return 0
  for other in "$data"/*/; do
    [ ! -d "$other" ] || step "data of runs with another MongoDB ($(basename "$other")) stays there and is not used now"
  done
}

# describe <part>...: "everything", or the names, where a part of a running platform has died.
describe() {
  if something_runs; then echo "again what has died: $*"; else echo "on ports $base to $((base + 45)), data in $home"; fi
}

# prepare <part>...: everything that can fail is tried before the first process starts.
prepare() {
  local part tools
  need_jdk
  mapfile -t tools < <(tools_for_up)
  need_tools "${tools[@]}"
  [ "$with_docker" = no ] || need_docker
  ! client_wanted || need_node
  for part; do sweep "$part"; done
  need_ports "$@"
  build
  build_client
  unpack_jars
  make_keys
  remember
}

# guard: whatever ends this run early also ends what it has started.
guard() {
  trap take_back EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
  trap 'exit 129' HUP
}

take_back() {
  local status=$?
  trap - EXIT
  trap '' INT TERM HUP
  [ -z "$building" ] || kill "$building" 2>/dev/null || true
  if [ $up_finished = no ]; then
    if [ ${#started[@]} -gt 0 ]; then
      warn "stopping what this run has started: ${started[*]}"
      stop_in_order "${started[@]}"
    fi
    something_runs || forget_platform
    [ $status != 0 ] || status=1
  fi
  exit "$status"
}

# start_all <dead part>...: servers at once, then as many services at a time as there are cores, then the gateway.
start_all() {
  if [ "$with_docker" = yes ] && ! start_containers; then die 'the containers did not start'; fi
  # shellcheck disable=SC2046 # lists of names
  {
    start_parts 99 $(server_parts)
    start_parts "$(cores)" $(service_parts)
    start_parts 1 gateway
  }
}

cores() {
  local count
  count=$(nproc 2>/dev/null || sysctl -n hw.ncpu 2>/dev/null || echo 2)
  echo $((count < 2 ? 2 : count))
}

# start_parts <at a time> <part>...: starts each part that is not alive, never more at once than given, and waits until
# all of them are ready, those that were alive before too.
start_parts() {
  local at_a_time=$1 part waiting still starting
  local -A since=()
  shift
  waiting=("$@")
  while [ ${#waiting[@]} -gt 0 ]; do
    still=() starting=0
    for part in "${waiting[@]}"; do
      if [ -z "${since[$part]:-}" ]; then
        still+=("$part")
        if ! alive "$part"; then
          ((starting < at_a_time)) || continue
          start_part "$part"
        fi
        since[$part]=$SECONDS
      elif is_ready "$part"; then
        report_ready "$part"
        continue
      else
        still_starting "$part" "${since[$part]}"
        still+=("$part")
      fi
      if was_started "$part"; then starting=$((starting + 1)); fi
    done
    waiting=("${still[@]}")
    [ ${#waiting[@]} = 0 ] || sleep 0.2
  done
}

was_started() { [[ " ${started[*]} " = *" $1 "* ]]; }

report_ready() {
  if was_started "$1"; then step "$(printf '%-16s ready on %s' "$1" "$(port_of "$1")")"; fi
}

# still_starting <part> <since>: ends the script, with the part's last words, when there is nothing to wait for any more.
still_starting() {
  local why=''
  if ! alive "$1"; then
    why="$1 has ended while it was starting"
  elif ((SECONDS - $2 > deadline)); then
    why="$1 was not ready within $deadline seconds"
  fi
  [ -n "$why" ] || return 0
  warn "the end of $logs/$1.log:"
  last_words "$1" >&2
  die "$why"
}

address() { echo "http://localhost:$base"; }

# restart <part>...
restart() {
  local part parts=()
  [ $# -gt 0 ] || die 'restart what? A name from ./dev status, or services'
  lock
  recall || die 'nothing is running: ./dev up'
  for part; do
    if [ "$part" = services ]; then
      mapfile -t -O ${#parts[@]} parts < <(service_parts)
    else
      [[ " $(all_parts | tr '\n' ' ') " = *" $part "* ]] || die "no part '$part' runs here; see ./dev status"
      parts+=("$part")
    fi
  done
  guard
  need_jdk
  build
  build_client
  unpack_jars
  stop_in_order "${parts[@]}"
  start_parts "$(cores)" "${parts[@]}"
  up_finished=yes
}

# shellcheck shell=bash
# `doctor`: would `up` work here? A line per check, with the fix; ends with 1 when `up` would fail.

doctor_status=0

doctor() {
  mongo_kind='' && choose
  check_jdk
  check_maven
  check_tools
  check_mongodb
  check_ports
  check_memory
  check_disk
  check_node
  [ $doctor_status = 0 ] && say 'All that ./dev up needs is here.' || say 'Mend what is marked, then: ./dev up'
  return $doctor_status
}

fine() { printf '  ok    %-14s %s\n' "$1" "$2"; }
note() { printf '  note  %-14s %s\n' "$1" "$2"; }
wrong() {
  printf '  FIX   %-14s %s\n' "$1" "$2"
  doctor_status=1
}

check_jdk() {
  local found
  found=$(find_jdk)
  if [ -n "$found" ]; then
    export JAVA_HOME=$found
    fine JDK "$(java_version) in $found"
  else
    wrong JDK "$jdk_hint"
  fi
}

check_maven() {
  local version
  version=$(maven_version)
  if [ -z "$version" ]; then
    missing_tool mvn
  elif at_least "$version" "$needed_maven"; then
    fine Maven "$version"
  else
    wrong Maven "$version is too old, $needed_maven or newer is needed"
  fi
}

check_tools() {
  local tool
  for tool in $(tools_for_up); do
    if have "$tool"; then fine "$tool" "$(command -v "$tool")"; else missing_tool "$tool"; fi
  done
}

missing_tool() {
  local package
  package=$(package_of "$1")
  if may_install; then
    note "$1" "missing; ./dev up installs it (apt-get install $package)"
  else
    wrong "$1" "missing. $(install_hint "$package")"
  fi
}

check_mongodb() { fine MongoDB "$(version_mongo)"; }

check_ports() {
  local part port
  if recall; then
    fine ports "the platform runs at $(address); ./dev status shows its parts"
    return
  fi
  for part in $(all_parts); do
    for port in $(ports_of "$part"); do
      ! port_taken "$port" ||
        wrong "port $port" "of $part is taken by $(holder_of "$port"); use another base: TICKETING_PORT=$((base + 1000)) ./dev up"
    done
  done
  fine ports "checked $base to $((base + 45))"
}

check_memory() {
  local free
  [ -r /proc/meminfo ] || return 0
  free=$(awk '/^MemAvailable/ { printf "%d", $2 / 1024 }' /proc/meminfo)
  if ((free >= 2500)); then
    fine memory "$free MB available"
  else
    wrong memory "$free MB available, the platform takes about 2500: end other programs"
  fi
}

check_disk() {
  local free
  free=$(df -Pk "$home" | awk 'NR == 2 { printf "%d", $4 / 1024 }')
  if ((free >= 2000)); then
    fine disk "$free MB free at $home"
  else
    wrong disk "$free MB free at $home, 2000 are needed: clear some, or set TICKETING_HOME to another disk"
  fi
}

check_node() {
  local version
  version=$(node_version)
  if ! client_wanted; then
    note Node 'not needed: TICKETING_CLIENT=no'
  elif at_least "${version:-0}" "$needed_node"; then
    fine Node "$version"
  else
    wrong Node "${version:-not found}; $node_hint"
  fi
}

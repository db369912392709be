# shellcheck shell=bash
# `dead-letters`: what a service gave up on, through its actuator (which the gateway never routes).

dead_letters() {
  local action=${1:-list} service=${2:-}
  recall || die 'nothing is running: ./dev up'
  [ -z "$service" ] || [[ " ${subscribers[*]} " = *" $service "* ]] ||
    die "'$service' reads no events; ${subscribers[*]} do"
  case $action in
    list)
      if [ -n "$service" ]; then list_dead_letters "$service"; else list_all_dead_letters; fi
      ;;
    replay)
      [ -n "$service" ] || die "replay for which service? ${subscribers[*]}"
      ask_actuator "$service" -X POST -H 'Content-Type: application/json' -d '{}'
      ;;
    *) die "dead-letters can list and replay, not '$action'" ;;
  esac
}

list_all_dead_letters() {
  local one
  for one in "${subscribers[@]}"; do
    say "$one:"
    list_dead_letters "$one"
  done
}

list_dead_letters() { ask_actuator "$1"; }

# ask_actuator <service> <curl option>...
ask_actuator() {
  local service=$1
  shift
  curl -fsS -m 30 "$@" "$(url_of "$service")/actuator/deadletters" || die "$service did not answer"
  echo
}

# shellcheck shell=bash
# `rebuild-stream`: has services tell all they know once more, through their actuator: for a NATS that has lost its streams.

rebuild_stream() {
  local one chosen=("$@")
  recall || die 'nothing is running: ./dev up'
  [ $# -gt 0 ] || chosen=("${subscribers[@]}")
  for one in "${chosen[@]}"; do
    [[ " ${subscribers[*]} " = *" $one "* ]] || die "'$one' tells no events; ${subscribers[*]} do"
  done
  for one in "${chosen[@]}"; do
    say "$one:"
    curl -fsS -m 3600 -X POST -H 'Content-Type: application/json' -d '{}' "$(url_of "$one")/actuator/republish" ||
      die "$one did not answer"
    echo
  done
}

# shellcheck shell=bash
# `logs [part] [-f]`

logs() {
  local word part='' follow=no
  for word; do
    case $word in
      -f | --follow) follow=yes ;;
      *) part=$word ;;
    esac
  done
  if [ -n "$part" ]; then
    [ -f "$logs/$part.log" ] || die "there is no log of '$part'; there are: $(log_names | tr '\n' ' ')"
    if [ $follow = yes ]; then exec tail -n 50 -F "$logs/$part.log"; else exec tail -n 200 "$logs/$part.log"; fi
  fi
  [ -n "$(log_names)" ] || die 'there are no logs yet: ./dev up'
  if [ $follow = yes ]; then follow_all; else show_all; fi
}

log_names() {
  local file
  for file in "$logs"/*.log; do
    [ ! -f "$file" ] || basename "$file" .log
  done
}

show_all() {
  local name
  for name in $(log_names); do tail -n 20 "$logs/$name.log" | prefixed "$name"; done
}

follow_all() {
  local name
  # shellcheck disable=SC2046 # a list of pids
  trap 'kill $(jobs -p) 2>/dev/null; exit 0' INT TERM HUP
  for name in $(log_names); do tail -n 5 -F "$logs/$name.log" 2>/dev/null | prefixed "$name" & done
  wait
}

# prefixed <name>: every line behind the name of its part, as soon as it comes (awk and sed would wait for more).
prefixed() {
  local line
  while IFS= read -r line; do printf '%-17s| %s\n' "$1" "$line"; done
}

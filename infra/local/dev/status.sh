# shellcheck shell=bash
# `status`: a line per part. Ends with 0 when all of them are ready.

status() {
  local part all_ready=0
  if ! recall; then
    say 'Nothing is running: ./dev up'
    return 1
  fi
  printf '%-18s %8s %7s %-6s %7s %12s  %s\n' part pid port ready 'MB' up version
  for part in $(all_parts); do
    status_of "$part" || all_ready=1
  done
  [ "$with_docker" = no ] || compose ps
  say "$(address), data in $home"
  return $all_ready
}

status_of() {
  local pid ready=no
  if ! alive "$1"; then
    printf '%-18s %8s %7s %-6s\n' "$1" - "$(port_of "$1")" dead
    return 1
  fi
  pid=$(pid_of "$1")
  if is_ready "$1"; then ready=yes; fi
  printf '%-18s %8s %7s %-6s %7s %12s  %s\n' "$1" "$pid" "$(port_of "$1")" $ready "$(memory_of "$pid")" \
    "$(uptime_of "$pid")" "$(version_of_part "$1")"
  [ $ready = yes ]
}

# shellcheck shell=bash
# `down` and `reset`.

down() {
  lock
  stop_everything
}

stop_everything() {
  local parts
  read_choices || true
  mapfile -t parts < <(known_parts)
  if [ ${#parts[@]} = 0 ] && [ ! -f "$run/platform" ]; then
    say 'Nothing is running'
    return
  fi
  say 'Stopping'
  stop_in_order "${parts[@]}"
  forget_platform
  say "Stopped; data stays in $home"
}

# stop_in_order <part>...: the door first, then who works, then what keeps the data.
stop_in_order() {
  local part door=() workers=() servers=()
  for part; do
    case $(kind_of "$part") in
      gateway) door+=("$part") ;;
      service) workers+=("$part") ;;
      *) servers+=("$part") ;;
    esac
  done
  stop_parts "${door[@]}"
  stop_parts "${workers[@]}"
  stop_parts "${servers[@]}"
}

forget_platform() {
  if [ "$with_docker" = yes ]; then compose down >"$logs/docker.log" 2>&1 || warn "docker: see $logs/docker.log"; fi
  rm -f "$run/platform"
}

reset() {
  lock
  if [ -n "$(known_parts)" ] || [ -f "$run/platform" ]; then stop_everything; fi
  if [ -d "$data/docker" ]; then compose down --volumes >"$logs/docker.log" 2>&1 || warn "docker: its volumes were not removed"; fi
  rm -rf "$data" "$logs" "$keys" "$home/nginx" "$home/nats.conf" "$home/tmp"
  say "Cleared: the next ./dev up starts empty"
  if [ -n "${MONGODB_URI:-}" ]; then step 'the databases at MONGODB_URI are yours and were left alone'; fi
}

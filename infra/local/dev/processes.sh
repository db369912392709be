# shellcheck shell=bash
# Starting and ending processes. A part is known by its pid and the moment it started, written to run/<part>.pid: a pid
# that the system has given to somebody else since is never taken for ours, and never killed.

started=() # the parts that this run of the script has started

# moment_of <pid>: when the process started, in a form that no other process shares; nothing when it is gone or a zombie.
moment_of() {
  local stat fields boot=''
  if [ -d /proc/self ]; then
    { read -r stat <"/proc/$1/stat"; } 2>/dev/null || return 0
    read -ra fields <<<"${stat##*) }"
    [ "${fields[0]}" != Z ] || return 0
    read -r boot </proc/sys/kernel/random/boot_id || true
    echo "$boot/${fields[19]}"
  else
    ps -o lstart= -p "$1" 2>/dev/null | tr -s ' ' - || true
  fi
}

known() { [ -f "$run/$1.pid" ]; }

pid_of() {
  local pid moment
  { read -r pid moment <"$run/$1.pid"; } 2>/dev/null && echo "$pid"
}

alive() {
  local pid moment
  { read -r pid moment <"$run/$1.pid"; } 2>/dev/null || return 1
  [ -n "$moment" ] && [ "$(moment_of "$pid")" = "$moment" ]
}

# launch <part> <command>...: starts it in a session of its own, with its output in logs/<part>.log.
launch() {
  local part=$1 log=$logs/$1.log pid
  shift
  if [ -f "$log" ] && [ "$(wc -c <"$log")" -gt 20000000 ]; then mv "$log" "$log.1"; fi
  echo "=== $part started at $(date '+%F %T')" >>"$log"
  (
    cd "$home"
    if have setsid; then exec setsid "$@"; fi
    exec perl -MPOSIX -e 'POSIX::setsid(); exec @ARGV or die "$ARGV[0]: $!\n"' -- "$@"
  ) </dev/null >>"$log" 2>&1 8>&- 9>&- &
  pid=$!
  disown "$pid"
  echo "$pid $(moment_of "$pid")" >"$run/$part.pid"
  started+=("$part")
}

# last_words <part>: the end of what it has said since it was started.
last_words() { awk '/^=== / { n = 0 } { line[n++] = $0 } END { for (i = n > 20 ? n - 20 : 0; i < n; i++) print line[i] }' "$logs/$1.log"; }

# stop_parts <part>...: asks all of them to end at once, and forces those that have not done so in time.
stop_parts() {
  local part patience=$((SECONDS + 30))
  for part; do
    if alive "$part"; then kill -s "$(farewell_of "$part")" "$(pid_of "$part")" 2>/dev/null || true; fi
  done
  for part; do
    while alive "$part" && ((SECONDS < patience)); do sleep 0.1; done
    if alive "$part"; then
      warn "$part did not end by itself: forced"
      kill -KILL "$(pid_of "$part")" 2>/dev/null || true
    fi
    sweep "$part"
    rm -f "$run/$part.pid"
  done
}

# farewell_of <part>: the signal on which it finishes what it is doing.
farewell_of() { if [ "$1" = gateway ]; then echo QUIT; else echo TERM; fi; }

# sweep <part>: what a killed part may have left behind: members of its process group that still work in our folder.
sweep() {
  local pid member tries
  pid=$(pid_of "$1") || return 0
  ! alive "$1" || return 0
  for tries in {1..30}; do
    member=$(orphan_of "$pid")
    [ -n "$member" ] || return 0
    if ((tries > 20)); then kill -KILL "$member" 2>/dev/null || true; fi
    if ((tries == 1)); then kill -TERM "$member" 2>/dev/null || true; fi
    sleep 0.1
  done
}

# orphan_of <group>: one process of the group whose working folder lies in ours.
orphan_of() {
  local pid group folder
  while read -r pid group; do
    [ "$group" = "$1" ] && [ -n "$(moment_of "$pid")" ] || continue
    if [ -d /proc/self ]; then
      folder=$(readlink "/proc/$pid/cwd" || true)
      [[ $folder/ = "$home"/* ]] || continue
    fi
    echo "$pid"
    return
  done < <(ps -A -o pid= -o pgid=)
}

# memory_of <pid>: resident megabytes of the process and all below it.
memory_of() {
  ps -A -o pid= -o ppid= -o rss= | awk -v top="$1" '
    { parent[$1] = $2; rss[$1] = $3 }
    END {
      for (pid in rss) {
        for (p = pid; p != "" && p != 0 && p != top; p = parent[p]);
        if (p == top) sum += rss[pid]
      }
      printf "%d", sum / 1024
    }'
}

uptime_of() { ps -o etime= -p "$1" 2>/dev/null | tr -d ' '; }

# lock: one run at a time per home may start or stop things.
lock() {
  have flock || return 0
  exec 9>"$run/lock"
  flock -n 9 && return
  step 'waiting for another ./dev that is at work here'
  flock -w 600 9 || die "another ./dev has held $run/lock for ten minutes"
}

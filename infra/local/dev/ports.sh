# shellcheck shell=bash
# Ports: is one taken, and by whom.

port_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# holder_of <port>: who listens there, as far as this user may know.
holder_of() {
  local who=''
  if have ss; then
    who=$(ss -ltnpH "sport = :$1" 2>/dev/null | sed -n 's/.*users:(("\([^"]*\)",pid=\([0-9]*\).*/\1, pid \2/p' | head -n 1)
  fi
  if [ -z "$who" ] && have lsof; then
    who=$(lsof -nP -iTCP:"$1" -sTCP:LISTEN -Fpc 2>/dev/null | tr -d '\n' | sed -n 's/^p\([0-9]*\)c\([^f]*\).*/\2, pid \1/p')
  fi
  echo "${who:-another program}"
}

# need_ports <part>...: ends the script, before anything is started, when a port of these parts is somebody else's.
need_ports() {
  local part port taken=no
  for part; do
    for port in $(ports_of "$part"); do
      # What a killed part of ours held is free in a moment.
      if known "$part"; then wait_for_port "$port"; fi
      if port_taken "$port"; then
        warn "port $port ($part) is taken by $(holder_of "$port")"
        taken=yes
      fi
    done
  done
  [ $taken = no ] || die "choose another base port, for example: TICKETING_PORT=$((base + 1000)) ./dev up"
}

ports_of() {
  port_of "$1"
  if [ "$1" = nats ]; then port_of nats-monitor; fi
}

wait_for_port() {
  local tries
  for tries in {1..50}; do
    port_taken "$1" || return 0
    ((tries < 50)) && sleep 0.1
  done
}

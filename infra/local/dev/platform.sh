# shellcheck shell=bash
# The platform as a whole: which parts it has, how each is started and asked, and what the running one was started with.

mongo_kind='' # own (MONGODB_URI) | mongod | embedded | docker
with_docker=no
stripe_kind=simulator # or stripe

# choose: what this `up` will run, by what the machine has and the caller has set.
choose() {
  if [ "$with_docker" = yes ]; then
    mongo_kind=docker
  elif [ "${TICKETING_MONGO:-}" = embedded ]; then
    mongo_kind=embedded
  elif [ -n "${MONGODB_URI:-}" ]; then
    check_mongodb_uri
    mongo_kind=own
  elif have mongod; then
    mongo_kind=mongod
  else
    mongo_kind=embedded
  fi
  [ -z "${STRIPE_API_KEY:-}" ] || stripe_kind=stripe
}

# store: the folder of all data that belongs together. A MongoDB of another kind knows nothing of these events and
# deadlines, so it gets its own NATS and Redis data too.
store() { echo "$data/$mongo_kind"; }

# remember: writes the choices down, for `down`, `status` and for an `up` that mends what has died.
remember() {
  local name
  for name in base instances detour mongo_kind with_docker stripe_kind; do
    printf '%s=%q\n' "$name" "${!name}"
  done >"$run/platform"
  if [ $mongo_kind = own ]; then printf 'export MONGODB_URI=%q\n' "$MONGODB_URI" >>"$run/platform"; fi
  chmod 600 "$run/platform"
}

# recall: takes the choices of the platform that runs in this home; false when none does.
recall() { something_runs && read_choices; }

read_choices() {
  [ -f "$run/platform" ] || return 1
  # shellcheck disable=SC1091 # written by remember
  . "$run/platform"
}

something_runs() {
  local part
  for part in $(known_parts); do
    if alive "$part"; then return 0; fi
  done
  return 1
}

known_parts() {
  local file
  for file in "$run"/*.pid; do
    [ ! -f "$file" ] || basename "$file" .pid
  done
}

# server_parts, service_parts, all_parts: in the order in which they start.
server_parts() {
  local service
  [ "$with_docker" = yes ] || printf '%s\n' nats redis
  if [ "$mongo_kind" = mongod ] || [ "$mongo_kind" = embedded ]; then
    for service in "${services[@]}"; do echo "mongo-$service"; done
  fi
  [ "$stripe_kind" != simulator ] || echo stripe
}

service_parts() {
  local service
  for service in "${services[@]}"; do instances_of "$service"; done
}

all_parts() { server_parts && service_parts && echo gateway; }

instances_of() {
  echo "$1"
  case $instances in 2 | "$1:2") echo "$1-2" ;; esac
}

# kind_of <part>: the suffix of its start_, ready_ and version_ functions.
kind_of() {
  case $1 in
    gateway | nats | redis | stripe) echo "$1" ;;
    mongo-*) echo mongo ;;
    *) echo service ;;
  esac
}

start_part() { "start_$(kind_of "$1")" "$1"; }
is_ready() { "ready_$(kind_of "$1")" "$1"; }

version_of_part() {
  case $(kind_of "$1") in
    service | stripe) ;;
    *) "version_$(kind_of "$1")" ;;
  esac
}

# shellcheck shell=bash
# Names, ports and folders. Everything follows from TICKETING_PORT and TICKETING_HOME.

services=(auth tickets orders expiration payments)
subscribers=(tickets orders expiration payments) # the services that read events and so can have dead letters

home=${TICKETING_HOME:-$root/.dev}
mkdir -p "$home"
home=$(cd "$home" && pwd -P)
run=$home/run   # pids, the lock, the choices of the running platform
logs=$home/logs # one file per part
data=$home/data # what `reset` clears
keys=$home/keys # what signs sessions and admissions
mkdir -p "$run" "$logs" "$data" "$home/tmp"
chmod 700 "$run"

base=${TICKETING_PORT:-8080}
instances=${TICKETING_INSTANCES:-1}
deadline=${TICKETING_DEADLINE:-180}
detour=${TICKETING_DETOUR:-0} # how far above a server's port the services look for it

[[ $base =~ ^[0-9]{1,5}$ ]] && ((base >= 1024 && base <= 65000)) ||
  die "TICKETING_PORT is '$base'; give a number from 1024 to 65000"
[[ $instances =~ ^[12]$|^(auth|tickets|orders|expiration|payments):2$ ]] ||
  die "TICKETING_INSTANCES is '$instances'; it can be 1 or 2, or the name of one service with :2"
[[ ${TICKETING_MONGO:-} =~ ^(embedded)?$ ]] || die "TICKETING_MONGO is '$TICKETING_MONGO'; it can only be embedded"
[[ $detour =~ ^[0-9]{1,4}$ ]] || die "TICKETING_DETOUR is '$detour'; give a number of ports"
[[ $deadline =~ ^[1-9][0-9]{0,4}$ ]] || die "TICKETING_DEADLINE is '$deadline'; give seconds"

# Parts that are not on PATH of everybody who has them installed.
PATH=$PATH:/usr/sbin:/sbin:/usr/local/sbin

# port_of <part>: the port a part listens on.
port_of() {
  local offset
  case $1 in
    gateway) offset=0 ;;
    auth) offset=1 ;;
    tickets) offset=2 ;;
    orders) offset=3 ;;
    expiration) offset=4 ;;
    payments) offset=5 ;;
    stripe) offset=10 ;;
    nats) offset=20 ;;
    redis) offset=21 ;;
    nats-monitor) offset=22 ;;
    mongo) offset=31 ;; # the one container that serves all
    mongo-auth) offset=31 ;;
    mongo-tickets) offset=32 ;;
    mongo-orders) offset=33 ;;
    mongo-expiration) offset=34 ;;
    mongo-payments) offset=35 ;;
    auth-2) offset=41 ;;
    tickets-2) offset=42 ;;
    orders-2) offset=43 ;;
    expiration-2) offset=44 ;;
    payments-2) offset=45 ;;
    *) die "there is no part '$1'" ;;
  esac
  echo $((base + offset))
}

url_of() { echo "http://127.0.0.1:$(port_of "$1")"; }

# way_to <server>: the port where the services find it.
way_to() { echo $(($(port_of "$1") + detour)); }

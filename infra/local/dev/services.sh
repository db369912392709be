# shellcheck shell=bash
# The five services. All they know comes from the environment; what the caller has set reaches them as it is.

# Small heaps, quick starts: C1 alone needs half the processor time until it is up. Five services at full load stay below
# 350 MB each (resident), which they do not with a heap of 256 MB.
default_java_opts='-Xms32m -Xmx192m -XX:+UseSerialGC -XX:TieredStopAtLevel=1'

service_of() { echo "${1%-2}"; }

start_service() {
  local service settings java_opts
  service=$(service_of "$1")
  mapfile -t settings < <(settings_of "$1")
  read -ra java_opts <<<"${TICKETING_JAVA_OPTS-$default_java_opts}"
  launch "$1" env "${settings[@]}" "$JAVA_HOME/bin/java" "${java_opts[@]}" -XX:+ExitOnOutOfMemoryError \
    --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
    -Djava.io.tmpdir="$home/tmp" -jar "$(unpacked "$service")/$service.jar"
}

# settings_of <part>: NAME=value a line, only what this service needs.
settings_of() {
  local service
  service=$(service_of "$1")
  echo "SERVER_ADDRESS=127.0.0.1"
  echo "SERVER_PORT=$(port_of "$1")"
  echo "MONGODB_URI=$(mongo_uri "$service" way_to)"
  case $service in
    auth) echo "SESSION_KEYS=file:$keys/private-jwks.json" ;;
    *)
      echo "SESSION_JWKS=file:$keys/jwks.json"
      echo "NATS_URL=nats://127.0.0.1:$(way_to nats)"
      ;;
  esac
  case $service in
    orders) [ ! -s "$keys/admission-key" ] || echo "ADMISSION_KEYS=$(admission_keys)" ;;
    expiration) echo "REDIS_URL=redis://127.0.0.1:$(way_to redis)" ;;
    payments) stripe_settings ;;
  esac
}

stripe_settings() {
  [ "$stripe_kind" = simulator ] || return 0
  echo "STRIPE_API_BASE=http://127.0.0.1:$(way_to stripe)"
  echo 'STRIPE_API_KEY=sk_test_simulator'
  echo "STRIPE_WEBHOOK_SECRET=$(webhook_secrets)"
  # The simulator has no rate limits; those of a test account would be the slowest part of the platform.
  echo "PAYMENTS_STRIPE_LIMITS_CALLSPERSECOND=${PAYMENTS_STRIPE_LIMITS_CALLSPERSECOND:-10000}"
  echo "PAYMENTS_STRIPE_LIMITS_ENDPOINTCALLSPERSECOND=${PAYMENTS_STRIPE_LIMITS_ENDPOINTCALLSPERSECOND:-10000}"
}

ready_service() { curl -fs -m 2 -o /dev/null "$(url_of "$1")/readyz"; }

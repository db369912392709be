# shellcheck shell=bash
# The servers under the services: NATS, Redis, five MongoDBs and the Stripe simulator. For each: how it is started, when
# it is ready, which version it is.

# --- NATS with JetStream ---

start_nats() {
  local version
  mkdir -p "$(store)/nats"
  version=$(nats_program_version)
  {
    echo 'server_name: ticketing'
    echo 'host: 127.0.0.1'
    echo "port: $(port_of nats)"
    echo "http: 127.0.0.1:$(port_of nats-monitor)"
    echo 'jetstream {'
    echo "  store_dir: \"$(store)/nats\""
    # Older servers refuse the setting; they write to the file at once and leave the fsync to the system.
    if at_least "$version" 2.10.0; then echo '  sync_interval: always'; fi
    echo '}'
  } >"$home/nats.conf"
  launch nats nats-server --config "$home/nats.conf"
}

ready_nats() { curl -fs -m 2 -o /dev/null "$(url_of nats-monitor)/healthz"; }

nats_program_version() { nats-server --version | sed 's/.*v\([0-9]\)/\1/'; }

version_nats() {
  curl -fs -m 2 "$(url_of nats-monitor)/varz" 2>/dev/null | sed -n 's/^ *"version": "\([^"]*\)".*/\1/p' | head -n 1
}

# --- Redis ---

start_redis() {
  mkdir -p "$(store)/redis"
  launch redis redis-server --bind 127.0.0.1 --port "$(port_of redis)" --dir "$(store)/redis" --daemonize no \
    --appendonly yes --appendfsync everysec --save ''
}

ready_redis() { [ "$(ask_redis PING 2>/dev/null)" = +PONG ]; }

version_redis() { ask_redis INFO server 2>/dev/null | sed -n 's/^redis_version://p'; }

# ask_redis <word>...: what Redis answers, read until it closes the connection.
ask_redis() (
  exec 3<>"/dev/tcp/127.0.0.1/$(port_of redis)"
  printf '%s\r\nQUIT\r\n' "$*" >&3
  while IFS= read -r -t 2 line <&3; do
    line=${line%$'\r'}
    [ "$line" = +OK ] || printf '%s\n' "$line"
  done
)

# --- MongoDB: one process per service, either mongod or the embedded one ---

start_mongo() {
  local service=${1#mongo-} port
  port=$(port_of "$1")
  mkdir -p "$(store)"
  case $mongo_kind in
    mongod)
      mkdir -p "$(store)/mongo-$service"
      # shellcheck disable=SC2046 # a list of words
      launch "$1" mongod --dbpath "$(store)/mongo-$service" --port "$port" --bind_ip 127.0.0.1 $(mongod_cache)
      ;;
    embedded)
      launch "$1" "$JAVA_HOME/bin/java" -Xms16m -Xmx192m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 \
        -Djava.io.tmpdir="$home/tmp" -cp "$(local_classpath)" dev.ticketing.local.mongo.EmbeddedMongo \
        --port "$port" --data "$(store)/mongo-$service.db"
      ;;
  esac
}

# Five of MongoDB's own mongod would each take half of the memory as cache.
mongod_cache() {
  if mongod --version 2>/dev/null | grep -q '^db version'; then echo --wiredTigerCacheSizeGB 0.25; fi
}

ready_mongo() { port_taken "$(port_of "$1")"; }

# mongo_uri <service> [way_to]: its own database, where it listens or where the services find it.
mongo_uri() {
  local port=${2:-port_of}
  case $mongo_kind in
    own) with_database "$MONGODB_URI" "$1" ;;
    docker) echo "mongodb://127.0.0.1:$("$port" mongo)/$1" ;;
    *) echo "mongodb://127.0.0.1:$("$port" "mongo-$1")/$1" ;;
  esac
}

# with_database <uri> <database>: whoever gives a user means an account of the admin database, unless he says otherwise.
with_database() {
  local address=${1%%\?*} options=''
  [ "$address" = "$1" ] || options=${1#*\?}
  address=${address%/}
  if [[ $address = *@* && $options != *authSource=* ]]; then options=${options:+$options&}authSource=admin; fi
  echo "$address/$2${options:+?$options}"
}

check_mongodb_uri() {
  [[ $MONGODB_URI =~ ^mongodb(\+srv)?://[^/?]+/?(\?.*)?$ ]] ||
    die "MONGODB_URI must name a server and no database, such as mongodb://localhost:27017 (each service has its own database)"
}

version_mongo() {
  case $mongo_kind in
    own) echo "your own at $(sed -E 's|^[^:]*://([^@/]*@)?([^/?]*).*|\2|' <<<"$MONGODB_URI")" ;;
    docker) echo 'in Docker' ;;
    mongod) mongod --version 2>/dev/null | head -n 1 | sed 's/^db version v/MongoDB /' ;;
    embedded) embedded_version ;;
  esac
}

embedded_version() {
  local jar
  for jar in "$root"/infra/local/target/lib/mongo-java-server-core-*.jar; do
    jar=${jar##*core-}
    echo "embedded (mongo-java-server ${jar%.jar} on H2)"
    return
  done
}

local_classpath() { echo "$(jar_of infra/local):$root/infra/local/target/lib/*"; }

# --- Stripe simulator, unless STRIPE_API_KEY names an account at Stripe ---

start_stripe() {
  mkdir -p "$(store)/stripe"
  launch stripe env "STRIPE_WEBHOOK_URL=$(url_of gateway)/api/payments/webhook" \
    "STRIPE_WEBHOOK_SECRET=$(webhook_secrets | cut -d , -f 1)" "$JAVA_HOME/bin/java" -Xms16m -Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 \
    -Djava.io.tmpdir="$home/tmp" -cp "$(local_classpath)" dev.ticketing.local.stripe.StripeSimulator \
    --port "$(port_of stripe)" --data "$(store)/stripe"
}

# What Stripe's notices are signed with; several, with commas between, while one replaces another.
webhook_secrets() { echo "${STRIPE_WEBHOOK_SECRET:-whsec_simulator}"; }

ready_stripe() { curl -fs -m 2 -o /dev/null "$(url_of stripe)/_sim/health"; }

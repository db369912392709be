# shellcheck shell=bash
# nginx as the one door, with the routes of the later Ingress. The configuration is in infra/local/nginx; only the port
# and the addresses of the services are written here. nginx gets a folder of its own as prefix, so every path in the
# configuration is relative and no path of the system is touched.

start_gateway() {
  local own=$home/nginx user=()
  rm -rf "$own" && mkdir -p "$own/temp"
  cp -R "$root"/infra/local/nginx/. "$own"
  cp "$root"/client/nginx/headers.conf "$root"/client/nginx/pages.conf "$own"
  copy_client "$own/web"
  gateway_listen >"$own/listen.conf"
  gateway_upstreams >"$own/upstreams.conf"
  # As root, nginx would hand its workers to a user who may not read our folder.
  [ "$(id -u)" != 0 ] || user=(-g "user $(id -un) $(id -gn);")
  launch gateway nginx -p "$own/" -c nginx.conf -e stderr "${user[@]}"
}

# copy_client <folder>: a copy, so that the next build takes no page from under a running gateway.
copy_client() {
  if [ -d "$client_dist" ]; then cp -R "$client_dist" "$1"; else mkdir -p "$1"; fi
  rm -rf "$1/.vite"
  [ -f "$1/index.html" ] || echo 'The web client is not built; see ./dev help (TICKETING_CLIENT).' >"$1/index.html"
  client_settings >"$1/config.json"
}

# client_settings: what the client asks for at run time, as JSON.
client_settings() {
  local key=null simulator=null
  if [ "$stripe_kind" = simulator ]; then
    simulator="\"$(url_of stripe)\""
  elif [[ ${STRIPE_PUBLISHABLE_KEY:-} =~ ^pk_[A-Za-z0-9_]+$ ]]; then
    key="\"$STRIPE_PUBLISHABLE_KEY\""
  fi
  printf '{"stripePublishableKey": %s, "simulator": %s}\n' "$key" "$simulator"
}

gateway_listen() { echo "listen 127.0.0.1:$(port_of gateway) backlog=1024;"; }

# No instance is given a rest after a failure: a refused connection costs nothing here, and one that is back is used at once.
gateway_upstreams() {
  local service instance
  for service in "${services[@]}"; do
    [ "$service" != expiration ] || continue # nobody calls it over HTTP
    echo "upstream $service {"
    echo "  zone $service 64k;"
    for instance in $(instances_of "$service"); do
      echo "  server 127.0.0.1:$(port_of "$instance") max_fails=0;"
    done
    echo '  keepalive 32;'
    echo '  keepalive_timeout 15s; # less than the services keep an idle connection open'
    echo '}'
  done
}

ready_gateway() { curl -fs -m 2 -o /dev/null "$(url_of gateway)/"; }

version_gateway() { nginx -v 2>&1 | sed 's|.*nginx/||'; }

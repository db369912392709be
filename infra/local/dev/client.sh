# shellcheck shell=bash
# The web client: built by Node into client/dist, and only when something is newer than that.

needed_node=20.19
node_hint="Node $needed_node or newer builds the web client (https://nodejs.org). Without it: TICKETING_CLIENT=no ./dev up"
client=$root/client
client_dist=$client/dist

client_wanted() { [ "${TICKETING_CLIENT:-yes}" != no ]; }

# node_version: nothing where there is no Node, or no npm beside it.
node_version() { if have node && have npm; then node --version | tr -d v; fi; }

need_node() {
  local version
  version=$(node_version)
  at_least "${version:-0}" "$needed_node" || die "${version:+Node $version is too old. }$node_hint"
}

# build_client: TICKETING_BUILD=no only checks, as build does.
build_client() {
  client_wanted || return 0
  if [ "${TICKETING_BUILD:-yes}" != no ] && client_outdated; then
    lock_build
    if client_outdated; then
      need_node
      say 'Building the web client'
      client_run build build
    fi
    unlock_build
  fi
  [ -f "$client_dist/index.html" ] || die "not built: client/dist (TICKETING_BUILD=${TICKETING_BUILD:-yes})"
}

client_outdated() {
  [ -f "$client_dist/index.html" ] || return 0
  [ -n "$(find "$client" -path '*/node_modules' -prune -o -path "$client_dist" -prune -o -path '*/target' -prune \
    -o -type f -newer "$client_dist/index.html" -print -quit)" ]
}

# need_client_libraries: what package-lock.json names, and nothing else.
need_client_libraries() {
  local log=$logs/client-libraries.log
  need_node
  [ ! "$client/node_modules/.package-lock.json" -nt "$client/package-lock.json" ] || return 0
  step 'fetching the libraries of the web client (npm ci)'
  if ! (cd "$client" && npm ci --no-audit --no-fund --prefer-offline) >"$log" 2>&1 </dev/null; then
    tail -n 15 "$log" >&2
    die "npm could not fetch the libraries; all it said is in $log"
  fi
}

# client_run <name> <npm script>: quietly; says why if it fails.
client_run() {
  local log=$logs/client-$1.log
  need_client_libraries
  if ! (cd "$client" && npm run -s "$2") >"$log" 2>&1 </dev/null; then
    tail -n 40 "$log" >&2
    die "the web client: '$2' failed; all it said is in $log"
  fi
}

# test_client: style, types against docs/api, unit and component tests, the build and its budget.
test_client() {
  need_client_libraries
  say 'Testing the web client'
  (cd "$client" && npm run -s check </dev/null)
}

# need_browser: the browser tests run in Chromium. Where it may not be installed they are skipped, and say so.
need_browser() {
  ! have chromium && ! have chromium-browser && ! have google-chrome || return 0
  if may_install; then
    (apt_install chromium) || warn 'Chromium could not be installed; the browser tests are skipped'
  else
    warn 'there is no Chromium on PATH; the browser tests are skipped'
  fi
}

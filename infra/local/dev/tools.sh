# shellcheck shell=bash
# The programs that the platform needs beside the JDK. On Debian, as root, what is missing is installed.

needed_maven=3.8.7

have() { command -v "$1" >/dev/null 2>&1; }

# package_of <program>: the Debian package that brings it.
package_of() {
  case $1 in
    mvn) echo maven ;;
    ps) echo procps ;;
    flock | setsid) echo util-linux ;;
    *) echo "$1" ;;
  esac
}

# A mongod on PATH may be a script with needs of its own.
mongod_needs_zstd() {
  local mongod
  mongod=$(command -v mongod) || return 1
  [ "$(head -c 2 "$mongod" 2>/dev/null | tr -d '\0')" = '#!' ] && grep -q zstd "$mongod"
}

# tools_for_up: the programs that `up` calls, one a line.
tools_for_up() {
  printf '%s\n' curl ps nginx
  [ "$(uname)" != Linux ] || printf '%s\n' flock setsid
  [ "${with_docker:-no}" = yes ] || printf '%s\n' nats-server redis-server
  if [ "${mongo_kind:-}" = mongod ] && mongod_needs_zstd; then echo zstd; fi
}

# need_tools <program>...: returns when all of them are there, installs them where it may, else says how.
need_tools() {
  local tool missing=()
  for tool; do
    have "$tool" || missing+=("$(package_of "$tool")")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  if may_install; then
    apt_install "${missing[@]}"
  else
    die "missing: ${missing[*]}. $(install_hint "${missing[@]}")"
  fi
}

may_install() { [ "$(id -u)" = 0 ] && have apt-get; }

install_hint() {
  if have apt-get; then
    echo "Install with: sudo apt-get install $*"
  elif have brew; then
    echo "Install with: brew install $(sed 's/redis-server/redis/' <<<"$*")"
  else
    echo "Install them with your system's package manager, so that they are on PATH."
  fi
}

# apt_install <package>...: installs without starting a single daemon, now or at the next boot.
apt_install() {
  local log=$logs/apt.log policy=/usr/sbin/policy-rc.d ours=no failed=no
  step "installing $* (apt-get)"
  if [ ! -e "$policy" ]; then
    printf '#!/bin/sh\nexit 101\n' >"$policy" && chmod 755 "$policy" && ours=yes
  fi
  apt_get install "$@" >"$log" 2>&1 ||
    { apt_get update && apt_get install "$@"; } >>"$log" 2>&1 || failed=yes
  [ $ours = no ] || rm -f "$policy"
  if [ $failed = yes ]; then
    tail -n 10 "$log" >&2
    die "apt-get could not install $*; all it said is in $log"
  fi
  if [ -d /run/systemd/system ]; then
    systemctl disable --quiet "$@" 2>/dev/null || true
  fi
  hash -r
}

# Somebody else may be installing something, as a new machine often does by itself.
apt_get() { DEBIAN_FRONTEND=noninteractive apt-get -y -q --no-install-recommends -o DPkg::Lock::Timeout=300 "$@" </dev/null; }

# at_least <version> <minimum>: compares dotted numbers.
at_least() { [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]; }

# maven_version: nothing where there is no Maven.
maven_version() { { mvn -v 2>/dev/null || true; } | sed -n 's/.*Apache Maven \([0-9.]*\).*/\1/p'; }

need_maven() {
  need_tools mvn
  local version
  version=$(maven_version)
  at_least "${version:-0}" "$needed_maven" ||
    die "Maven $needed_maven or newer is needed; mvn on PATH is ${version:-unknown}"
}

# shellcheck shell=bash
# Builds the jars, and only when a source is newer than what is built: a warm `up` never runs Maven.

build_stamp=$root/target/dev-built # when the last build by this script began
building=''                        # the pid of Maven while it runs

jar_of() {
  case $1 in
    infra/local) echo "$root/infra/local/target/infra-local.jar" ;;
    *) echo "$root/$1/target/$1.jar" ;;
  esac
}

# outdated <module>: says why the module must be built; nothing when it need not be.
outdated() {
  local module=$1 jar since path paths=()
  jar=$(jar_of "$module")
  if [ ! -f "$jar" ]; then
    echo "$jar is not there yet"
    return
  fi
  since=$jar
  [ "$build_stamp" -nt "$jar" ] && since=$build_stamp
  for path in pom.xml "$module/pom.xml" "$module/src/main"; do paths+=("$root/$path"); done
  [ "$module" = infra/local ] || paths+=("$root/common-events/pom.xml" "$root/common-events/src/main")
  for path in "${paths[@]}"; do
    [ ! -e "$path" ] || find "$path" -newer "$since" | sed 's/$/ is new/'
  done
}

# reason_to_build: the first reason, or nothing.
reason_to_build() {
  local module reason
  for module in infra/local "${services[@]}"; do
    reason=$(outdated "$module")
    if [ -n "$reason" ]; then
      head -n 1 <<<"${reason#"$root/"}"
      return
    fi
  done
}

# build: packages what is outdated. TICKETING_BUILD=no (set by `test`, whose own Maven run has just built) only checks.
build() {
  local module jar missing=()
  if [ "${TICKETING_BUILD:-yes}" != no ] && [ -n "$(reason_to_build)" ]; then
    lock_build
    package "$(reason_to_build)" # asked anew: another run may have built meanwhile
    unlock_build
  fi
  for module in infra/local "${services[@]}"; do
    jar=$(jar_of "$module")
    [ -f "$jar" ] || missing+=("${jar#"$root/"}")
  done
  [ ${#missing[@]} = 0 ] || die "not built: ${missing[*]} (TICKETING_BUILD=${TICKETING_BUILD:-yes})"
}

lock_build() {
  mkdir -p "$root/target"
  exec 8>"$root/target/dev-build.lock"
  have flock || return 0
  flock -n 8 || { step 'waiting for another build in this folder' && flock 8; }
}

unlock_build() { exec 8>&-; }

# package <reason>
package() {
  local log=$logs/build.log
  [ -n "$1" ] || return 0
  need_maven
  say "Building ($1); the first time, Maven also fetches libraries"
  touch "$build_stamp.began"
  mvn -B -DskipTests -pl '!system-tests,!system-tests/simulation,!infra/k8s' -f "$root/pom.xml" package >"$log" 2>&1 </dev/null 8>&- 9>&- &
  building=$!
  follow_build "$log"
  if ! wait "$building"; then
    building=''
    why_build_failed "$log" >&2
    die "the build failed; all of it is in $log"
  fi
  building=''
  mv "$build_stamp.began" "$build_stamp"
}

# why_build_failed <log>: Maven's error lines, without its advice about itself.
why_build_failed() {
  grep '^\[ERROR\]' "$1" | sed '/To see the full stack trace/,$d; s/ -> \[Help 1\]$//; /^\[ERROR\] *$/d' | head -n 25
}

# follow_build <log>: a line for each module that Maven comes to.
follow_build() {
  local shown=0 lines line
  while kill -0 "$building" 2>/dev/null; do
    mapfile -t lines < <(sed -n 's/^\[INFO\] Building \(.*[^ ]\)  *[0-9][^ ]* *\(\[[0-9/]*\]\)$/\2 \1/p' "$1")
    for line in "${lines[@]:shown}"; do step "$line"; done
    shown=${#lines[@]}
    sleep 0.5
  done
}

# unpack_jars: unpacked once per build, a Spring Boot jar starts a third faster. Every build gets a folder of its own,
# so that building never pulls a class from under a running service.
unpack_jars() {
  local service
  for service in "${services[@]}"; do
    [ -f "$(unpacked "$service")/$service.jar" ] || {
      lock_build
      unpack "$service"
      unlock_build
    }
  done
}

# unpacked <service>: the folder for the jar as it is now.
unpacked() { echo "$root/$1/target/unpacked/$(cksum <"$(jar_of "$1")" | tr -s ' ' -)"; }

unpack() {
  local folder
  folder=$(unpacked "$1")
  [ ! -f "$folder/$1.jar" ] || return 0
  rm -rf "$folder" "$folder.new"
  if ! "$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 -Djarmode=tools -jar "$(jar_of "$1")" extract \
    --destination "$folder.new" </dev/null >"$logs/unpack.log" 2>&1; then
    tail -n 5 "$logs/unpack.log" >&2
    die "the jar of $1 cannot be unpacked"
  fi
  mv "$folder.new" "$folder"
  forget_old_builds "$(dirname "$folder")"
}

# forget_old_builds <folder>: keeps the last three, as another platform may still run from them.
forget_old_builds() {
  local old
  # shellcheck disable=SC2012 # our own names, without surprises
  ls -dt "$1"/* | tail -n +4 | while read -r old; do rm -rf "$old"; done
}

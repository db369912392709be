# shellcheck shell=bash
# Finds a JDK that can build and run the platform, whatever `java` on PATH is.

needed_jdk=25

# version_of_jdk <folder>: its feature version, or nothing. The release file spares the start of a JVM.
version_of_jdk() {
  [ -x "$1/bin/javac" ] || return 0
  if [ -r "$1/release" ]; then
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
  else
    "$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p'
  fi
}

# find_jdk: prints JAVA_HOME where that is new enough, else the lowest JDK that is; nothing where there is none.
find_jdk() {
  local candidate version best='' best_version=9999 mac=''
  [ -x /usr/libexec/java_home ] && mac=$(/usr/libexec/java_home -v "$needed_jdk+" 2>/dev/null || true)
  for candidate in "${JAVA_HOME:-}" "$mac" /usr/lib/jvm/* /opt/java/* "${HOME:-}"/.sdkman/candidates/java/* \
    "${HOME:-}"/.jdks/*; do
    [ -n "$candidate" ] || continue
    version=$(version_of_jdk "$candidate")
    [ -n "$version" ] && [ "$version" -ge "$needed_jdk" ] || continue
    if [ "$candidate" = "${JAVA_HOME:-}" ]; then
      echo "$candidate"
      return
    fi
    [ "$version" -lt "$best_version" ] && best=$candidate && best_version=$version
  done
  echo "$best"
}

jdk_hint="a JDK $needed_jdk or newer is needed and none was found in JAVA_HOME, /usr/lib/jvm, /opt/java or SDKMAN.
  Debian/Ubuntu  apt-get install openjdk-$needed_jdk-jdk-headless, or temurin-$needed_jdk-jdk from Adoptium's repository
  SDKMAN         sdk install java $needed_jdk-tem
  macOS          brew install openjdk@$needed_jdk
  Installed elsewhere? Say where: JAVA_HOME=/path/to/jdk ./dev ..."

need_jdk() {
  local found
  found=$(find_jdk)
  [ -n "$found" ] || die "$jdk_hint"
  export JAVA_HOME=$found
  # Maven 3's own libraries use what newer JDKs warn about; these flags keep four lines out of every build.
  export MAVEN_OPTS="${MAVEN_OPTS:-} --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED"
}

java_version() { sed -n 's/^JAVA_VERSION="\(.*\)"/\1/p' "$JAVA_HOME/release" 2>/dev/null || true; }

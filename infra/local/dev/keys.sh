# shellcheck shell=bash
# The key pair that signs sessions: made once, kept until `reset`.

make_keys() {
  [ ! -s "$keys/private-jwks.json" ] || [ ! -s "$keys/jwks.json" ] || return 0
  step 'making the key pair that signs sessions'
  mkdir -p "$keys" && chmod 700 "$keys"
  "$JAVA_HOME/bin/java" "$root/infra/local/dev/SessionKeys.java" "$keys"
}

# shellcheck shell=bash
# The key pair that signs sessions, and the key that signs admissions: made once, kept until `reset`.

make_keys() {
  make_admission_key
  [ ! -s "$keys/private-jwks.json" ] || [ ! -s "$keys/jwks.json" ] || return 0
  step 'making the key pair that signs sessions'
  mkdir -p "$keys" && chmod 700 "$keys"
  "$JAVA_HOME/bin/java" "$root/infra/local/dev/SessionKeys.java" "$keys"
}

make_admission_key() {
  [ ! -s "$keys/admission-key" ] || return 0
  mkdir -p "$keys" && chmod 700 "$keys"
  (umask 077 && printf 'dev-only-%s\n' "$(od -An -N 24 -tx1 /dev/urandom | tr -d ' \n')" >"$keys/admission-key")
}

# admission_keys: what the caller has set, else ours.
admission_keys() { echo "${ADMISSION_KEYS:-$(cat "$keys/admission-key")}"; }

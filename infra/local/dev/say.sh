# shellcheck shell=bash
# What the script says: progress on standard output, trouble on standard error.

say() { printf '%s\n' "$*"; }
step() { printf '  %s\n' "$*"; }
warn() { printf './dev: %s\n' "$*" >&2; }

# Ends the script with a sentence that says what to do.
die() {
  warn "$@"
  exit 1
}

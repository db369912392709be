#!/usr/bin/env bash
# Makes this mongod a member of its replica set and sees to the users. Runs after every start of the container and does
# only what is missing. What it says ends up in the log of the container.
set -euo pipefail
exec >/proc/1/fd/1 2>&1
for _ in $(seq 90); do
  if mongosh --quiet --host 127.0.0.1 --port 27017 --norc /scripts/join.js; then exit 0; fi
  sleep 1
done
echo "join.sh: $HOSTNAME is no member of rs0 after 90 attempts"
exit 1

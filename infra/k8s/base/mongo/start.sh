#!/usr/bin/env bash
# Starts mongod. A mounted Secret is readable by its group, which mongod refuses in a key file: so it gets a copy.
set -euo pipefail
umask 077
cat /secrets/keyfile >/tmp/keyfile
exec mongod --dbpath /data/db --port 27017 --bind_ip_all --replSet rs0 --keyFile /tmp/keyfile \
  --wiredTigerCacheSizeGB "${MONGO_CACHE_GB:-0.25}" --nounixsocket --quiet

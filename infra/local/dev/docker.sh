# shellcheck shell=bash
# `up --docker`: NATS, Redis and MongoDB as containers (infra/local/compose.yaml) in place of processes.

compose() {
  COMPOSE_PROJECT_NAME=ticketing-$(cksum <<<"$home" | cut -d ' ' -f 1) \
    MONGODB_PORT=$(port_of mongo) NATS_PORT=$(port_of nats) NATS_MONITOR_PORT=$(port_of nats-monitor) \
    REDIS_PORT=$(port_of redis) docker compose -f "$root/infra/local/compose.yaml" "$@"
}

need_docker() {
  have docker || die 'docker is not on PATH; without --docker the servers run as plain processes'
  docker compose version >/dev/null 2>&1 || die 'docker has no compose plugin (docker compose version fails)'
  docker info >/dev/null 2>&1 || die 'the Docker engine does not answer (docker info fails)'
}

start_containers() {
  step 'starting mongo, nats and redis in Docker; the first time their images are fetched'
  if ! compose up --detach --wait --wait-timeout "$deadline" >"$logs/docker.log" 2>&1; then
    tail -n 20 "$logs/docker.log" >&2
    return 1
  fi
}

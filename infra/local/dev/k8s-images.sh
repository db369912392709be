# shellcheck shell=bash
# Images for `k8s`: our own, built without a registry and without an engine, and stand-ins for those that can't be pulled.
# Both end as archives in target/k8s, which the cluster's program loads.

k8s_images=$root/target/k8s
registry_probe=https://registry-1.docker.io/v2/

# can_pull: whether there is a registry. TICKETING_STANDINS=yes|no decides without asking.
can_pull() {
  case ${TICKETING_STANDINS:-} in
    yes) return 1 ;;
    no) return 0 ;;
    *) [ "$(curl -s -m 5 -o /dev/null -w '%{http_code}' "$registry_probe" 2>/dev/null)" = 401 ] ;;
  esac
}

# tools_for_images: the programs that making images calls, one a line, beside the curl that asks for a registry.
tools_for_images() {
  echo mvn
  if ! can_pull; then
    echo zstd
    [ -s "$k8s_images/debian.tar" ] || echo mmdebstrap
  fi
}

# image_of <name>: the image with the version that the overlay gives it.
image_of() {
  local tag
  tag=$(sed -n "s|.*{ name: $1, newTag: \"\\{0,1\\}\\([^ \"]*\\)\"\\{0,1\\} }.*|\\1|p" "$root/infra/k8s/overlays/dev/kustomization.yaml")
  [ -n "$tag" ] || die "the overlay dev names no version of $1"
  echo "$1:$tag"
}

# base_of <property>: an image that ours are made from, as the parent pom names it.
base_of() { sed -n "s|.*<$1>\\(.*\\)</$1>.*|\\1|p" "$root/pom.xml"; }

# newer <file> <source>...: whether the file is there and no source is younger.
newer() {
  local file=$1 source
  shift
  [ -s "$file" ] || return 1
  for source; do [ ! -e "$source" ] || [ -z "$(find "$source" -newer "$file" -print -quit)" ] || return 1; done
}

# quietly <log> <command>...: says the end of what it said, if it fails.
quietly() {
  local log=$logs/$1.log
  shift
  "$@" >"$log" 2>&1 </dev/null || { tail -n 15 "$log" >&2 && die "$1 failed; all it said is in $log"; }
}

# --- stand-ins: one Debian as the lowest layer of all, and on it what this machine has on its PATH.

standin_layers() {
  mkdir -p "$k8s_images"
  [ -s "$k8s_images/debian.tar" ] || debian_layer
  newer "$k8s_images/java.tar" "$JAVA_HOME/release" || java_layer
}

debian_layer() {
  need_tools mmdebstrap
  step 'a Debian for the stand-ins (mmdebstrap)'
  quietly k8s-debian mmdebstrap --quiet --variant=essential --aptopt='Acquire::Languages "none"' \
    --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/locale/*' \
    --include=redis-server,nginx-light,zstd,tzdata bookworm "$k8s_images/debian.part.tar"
  mv "$k8s_images/debian.part.tar" "$k8s_images/debian.tar"
}

java_layer() {
  local work=$k8s_images/java modules
  step 'a Java for the stand-ins (jlink)'
  # What a JRE has: all but the modules that are tools.
  modules=$("$JAVA_HOME/bin/java" --list-modules | sed -n 's/@.*//p' |
    grep -vE '^jdk\.(compiler|jartool|javadoc|jdeps|jlink|jpackage|jshell|jdi|jconsole|jstatd|hotspot\.agent|internal\.(ed|le|opt|vm).*|graal.*|editpad|unsupported\.desktop)$' | paste -sd ,)
  rm -rf "$work" && mkdir -p "$work/opt/java"
  quietly k8s-java "$JAVA_HOME/bin/jlink" --add-modules "$modules" --strip-debug --no-header-files --no-man-pages \
    --generate-cds-archive --output "$work/opt/java/openjdk"
  layer java "$work"
}

# layer <name> <folder>: target/k8s/<name>.tar. The same content gives the same bytes, so that nothing is loaded twice.
layer() {
  tar -C "$2" --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner -cf "$k8s_images/$1.tar" .
  rm -rf "$2"
}

mongo_layer() {
  local work=$k8s_images/mongo mongod store
  mongod=$(readlink -f "$(command -v mongod)") || die 'the stand-in for mongo needs a mongod on PATH'
  store=$(dirname "$mongod")/../store/store.tar.zst
  [ -s "$store" ] || die "the stand-in for mongo is made for the mongod that keeps its parts in ../store, not for $mongod"
  rm -rf "$work" && mkdir -p "$work"/opt/standin/{bin,store,lib,cache/ticketing-store} "$work/usr/local/bin" "$work/data/db"
  cp "$mongod" "$work/opt/standin/bin/mongod"
  cp "$root"/infra/local/k8s/mongo/* "$work/usr/local/bin/"
  cp "$root/infra/local/target/infra-local.jar" "$work/opt/standin/lib/"
  # It would unpack its store when it starts; the pod's root is read-only, so that is done here, under the name it looks for.
  : >"$work/opt/standin/store/store.tar.zst"
  store_folder=$work/opt/standin/cache/ticketing-store/$(sha256sum "$work/opt/standin/store/store.tar.zst" | cut -c 1-12)
  mkdir "$store_folder"
  zstd -dcq --long=27 "$store" | tar -C "$store_folder" -xf - && touch "$store_folder/.done"
  ln -s /tmp/store.lock "$work/opt/standin/cache/ticketing-store/.lock"
  mkdir "$work/etc" # PostgreSQL refuses to run as a user without a name
  { tar -xOf "$k8s_images/debian.tar" ./etc/passwd && echo 'mongodb:x:999:999::/data/db:/usr/sbin/nologin'; } >"$work/etc/passwd"
  chmod -R a+rX "$work"
  chmod 1777 "$work/data/db"
  layer mongo "$work"
}

nats_layer() {
  local work=$k8s_images/nats
  rm -rf "$work" && mkdir -p "$work/usr/local/bin"
  cp "$(command -v nats-server)" "$work/usr/local/bin/"
  layer nats "$work"
}

make_standins() {
  local path='"Env":["PATH=/opt/java/openjdk/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"' d=$k8s_images
  standin_layers
  ! newer "$d/standins.tar" "$root/infra/local/k8s" "$root/infra/local/target/infra-local.jar" "$root/infra/k8s/overlays/dev/kustomization.yaml" || return 0
  step 'stand-ins for mongo, nats and redis'
  need_tools zstd
  mongo_layer
  nats_layer
  "$root/infra/local/k8s/pack" "$d/base.tar" "$(base_of image.base)" "{$path,\"JAVA_HOME=/opt/java/openjdk\",\"LANG=C.UTF-8\"]}" \
    "$d/debian.tar,$d/java.tar"
  "$root/infra/local/k8s/pack" "$d/standins.tar" \
    "$(image_of mongo)" "{\"User\":\"999:999\",\"Cmd\":[\"mongod\"],$path,\"XDG_CACHE_HOME=/opt/standin/cache\"]}" "$d/debian.tar,$d/java.tar,$d/mongo.tar" \
    "$(image_of nats)" "{\"Entrypoint\":[\"nats-server\"],$path]}" "$d/debian.tar,$d/nats.tar" \
    "$(image_of redis)" "{\"Cmd\":[\"redis-server\",\"--protected-mode\",\"no\"],$path]}" "$d/debian.tar"
}

# --- our own

# make_own: jib:buildTar for every service and the simulator; Maven has compiled before, or does so now.
make_own() {
  local from=() module stale=no
  build
  for module in infra/local "${services[@]}"; do
    newer "$root/$module/target/jib-image.tar" "$(jar_of "$module")" || stale=yes
  done
  [ $stale = yes ] || return 0
  step 'images of the services (Jib)'
  can_pull || from=("-Djib.from.image=tar://$k8s_images/base.tar")
  quietly k8s-jib mvn -B -q -DskipTests -f "$root/pom.xml" -pl "infra/local,$(IFS=,; echo "${services[*]}")" -am \
    package jib:buildTar "${from[@]}" -Djib.to.tags="$(own_tag)"
}

own_tag() { local image; image=$(image_of ticketing/orders); echo "${image#*:}"; }

# make_client: the files of infra/docker/client.Dockerfile on its base, or on the stand-in for it.
make_client() {
  local work=$k8s_images/pages d=$k8s_images tag
  build_client
  tag=ticketing/client:$(own_tag)
  if can_pull && have docker && docker info >/dev/null 2>&1; then
    step 'the image of the client (Docker)'
    quietly k8s-client docker build -f "$root/infra/docker/client.Dockerfile" -t "$tag" "$root"
    docker save "$tag" >"$d/client.tar"
    return
  fi
  ! newer "$d/client.tar" "$client_dist" "$root/client/nginx" "$root/infra/local/nginx" || return 0
  step 'the image of the client'
  standin_layers
  rm -rf "$work" && mkdir -p "$work/usr/share/nginx" "$work/etc/nginx"
  cp -R "$client_dist" "$work/usr/share/nginx/html" && rm -rf "$work/usr/share/nginx/html/.vite"
  cp "$root"/client/nginx/* "$root"/infra/local/nginx/{problems,types}.conf "$work/etc/nginx/"
  cp -R "$root/infra/local/nginx/problems" "$work/etc/nginx/problems"
  : >"$work/usr/share/nginx/html/config.json" # a ConfigMap is mounted over it
  layer pages "$work"
  "$root/infra/local/k8s/pack" "$d/client.tar" "$tag" \
    '{"User":"101:101","Env":["PATH=/usr/sbin:/usr/bin"],"Entrypoint":["nginx","-p","/etc/nginx/","-c","nginx.conf","-e","stderr"]}' \
    "$d/debian.tar,$d/pages.tar"
}

k8s_make_images() {
  build
  can_pull || make_standins
  make_own
  make_client
}

# archive_of <part>: where its image lies.
archive_of() {
  case $1 in
    client) echo "$k8s_images/client.tar" ;;
    stripe) echo "$root/infra/local/target/jib-image.tar" ;;
    standins) echo "$k8s_images/standins.tar" ;;
    *) echo "$root/$1/target/jib-image.tar" ;;
  esac
}

# k8s_load: what the cluster does not have yet. Leaves in $outdated the parts that may still run an older image of that name.
k8s_load() {
  local part archive archives=() parts=(client stripe "${services[@]}") sums=$k8s_home/loaded
  outdated=()
  can_pull || parts+=(standins)
  mkdir -p "$sums"
  for part in "${parts[@]}"; do
    archive=$(archive_of "$part")
    sha256sum <"$archive" >"$sums/$part.new"
    ! cmp -s "$sums/$part.new" "$sums/$part" || continue
    archives+=("$archive")
    [ "$part" = standins ] || outdated+=("$part")
  done
  [ ${#archives[@]} = 0 ] || quietly k8s-load cluster load "${archives[@]}"
  for part in "${parts[@]}"; do mv "$sums/$part.new" "$sums/$part"; done
}

# k8s_replace: pods that were there before their image was made anew.
k8s_replace() {
  local part
  for part in "${outdated[@]}"; do
    case $part in
      stripe) quietly k8s-replace on_cluster rollout restart statefulset/stripe ;;
      *) quietly k8s-replace on_cluster rollout restart "deployment/$part" ;;
    esac
  done
}

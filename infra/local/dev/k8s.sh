# shellcheck shell=bash
# `k8s up|test|down`: the overlay dev on a real cluster, as a user would apply it.

k8s_home=$home/k8s
k8s_overlay=$root/infra/k8s/overlays/dev
k8s_namespace=ticketing

k8s_usage() {
  cat <<'TEXT'
./dev k8s up   [--context NAME | --cluster PATH]   images, cluster, the overlay dev, and waits until all of it is ready
./dev k8s test [--quick]                           what must hold on a real cluster (after up); --quick: without a rollout and autoscaling
./dev k8s standins                                 makes the images in place of mongo, nats and redis, for `docker load`, and says where they are
./dev k8s down                                     takes it off the cluster again, or puts the cluster down that up has made

  --context NAME   a cluster that is there: kind, k3d or minikube, which take images without a registry
  --cluster PATH   a program that makes one (up, down, load FILE..., ingress, metrics, kubeconfig); without both: infra/local/k8s/kind

  TICKETING_STANDINS=yes|no   images in place of mongo, nats, redis and the bases; without it: only where none can be pulled
TEXT
}

k8s() {
  local verb=${1:-help}
  shift || true
  case $verb in
    up | test | standins | down) "k8s_$verb" "$@" ;;
    help | -h | --help) k8s_usage ;;
    *) k8s_usage >&2 && die "there is no command 'k8s $verb'" ;;
  esac
}

# k8s_choose [--context NAME | --cluster PATH]: which cluster; `test` and `down` take the one of `up`.
k8s_choose() {
  local choice=()
  while [ $# -gt 0 ]; do
    case $1 in
      --context | --cluster) [ -n "${2:-}" ] || die "$1 needs a value" && choice=("${1#--}" "$2") && shift 2 ;;
      *) k8s_usage >&2 && die "k8s up does not know '$1'" ;;
    esac
  done
  [ ${#choice[@]} -gt 0 ] || choice=(cluster "$root/infra/local/k8s/kind")
  [ "${choice[0]}" = context ] || choice[1]=$(readlink -f "${choice[1]}")
  [ "${choice[0]}" = context ] || [ -x "${choice[1]}" ] || die "--cluster names no program"
  mkdir -p "$k8s_home"
  printf '%s\n' "${choice[@]}" >"$k8s_home/choice"
}

k8s_recall() {
  [ -s "$k8s_home/choice" ] || die 'no cluster is in use: ./dev k8s up'
  { read -r k8s_kind && read -r k8s_what; } <"$k8s_home/choice"
  have kubectl || die "missing: kubectl. $(install_hint kubectl)"
}

# cluster <word>...: what the cluster's program does; for a context the few things that are needed.
cluster() {
  if [ "$k8s_kind" = cluster ]; then "$k8s_what" "$@"; else k8s_context "$@"; fi
}

k8s_context() {
  local file
  case $1 in
    load)
      shift
      case $k8s_what in
        kind-*) kind load image-archive --name "${k8s_what#kind-}" "$@" ;;
        k3d-*) k3d image import --cluster "${k8s_what#k3d-}" "$@" ;;
        minikube*) for file; do minikube image load --profile "$k8s_what" "$file"; done ;;
        *) die "the context $k8s_what does not tell how images get there; with a registry: skaffold run --default-repo REGISTRY" ;;
      esac
      ;;
    kubeconfig)
      kubectl config view --minify --flatten --context "$k8s_what" >"$k8s_home/kubeconfig"
      echo "$k8s_home/kubeconfig"
      ;;
    *) ;; # it is up already, and has its ingress and metrics, or not
  esac
}

on_cluster() { kubectl --namespace "$k8s_namespace" "$@"; }

k8s_up() {
  local began=$SECONDS making='' again=no tools
  k8s_choose "$@"
  k8s_recall
  need_jdk
  need_tools curl # which tells whether there is a registry
  mapfile -t tools < <(tools_for_images)
  need_tools "${tools[@]}" # before the cluster's program may be installing something, too
  date +%s >"$k8s_home/began"
  if ! KUBECONFIG=$(cluster kubeconfig 2>/dev/null) || ! kubectl get --raw /readyz >/dev/null 2>&1; then
    step 'a cluster'
    rm -rf "$k8s_home/loaded"
    (k8s_make_cluster) >"$logs/k8s-cluster.log" 2>&1 &
    making=$!
  fi
  k8s_make_images
  [ -z "$making" ] || wait "$making" || { tail -n 20 "$logs/k8s-cluster.log" >&2 && die "no cluster; all it said is in $logs/k8s-cluster.log"; }
  KUBECONFIG=$(cluster kubeconfig) && export KUBECONFIG
  step 'loading images into the cluster'
  k8s_load
  "$root/infra/k8s/make-secrets" dev >/dev/null
  ! on_cluster get deployment orders >/dev/null 2>&1 || again=yes
  step 'applying infra/k8s/overlays/dev'
  quietly k8s-apply kubectl apply --server-side -k "$k8s_overlay"
  [ $again = no ] || k8s_replace
  k8s_wait
  k8s_address >"$k8s_home/address"
  say "Ticketing is up on the cluster   ($((SECONDS - began)) s)"
  say
  say "  Address    http://ticketing.dev at $(cat "$k8s_home/address"): curl --resolve ticketing.dev:80:$(cat "$k8s_home/address") http://ticketing.dev/"
  say "  kubectl    export KUBECONFIG=$KUBECONFIG"
  say '  ./dev k8s test   ./dev k8s down'
}

# For an engine that cannot pull either: the tests' containers have the same images.
k8s_standins() {
  need_jdk
  build
  make_standins
  say "$k8s_images/standins.tar"
}

k8s_make_cluster() {
  cluster up
  cluster ingress
  cluster metrics
}

# k8s_wait: until every workload has what it wants. Says which pods are to blame when that takes too long.
k8s_wait() {
  local workload patience=$((SECONDS + ${TICKETING_K8S_DEADLINE:-600}))
  step 'waiting until every pod is ready'
  for workload in $(on_cluster get statefulsets,deployments -o name); do
    on_cluster rollout status "$workload" --timeout "$((patience > SECONDS ? patience - SECONDS : 1))s" >"$logs/k8s-wait.log" 2>&1 || {
      on_cluster get pods >&2
      on_cluster get events --sort-by .lastTimestamp 2>/dev/null | grep -v ' Normal ' | tail -n 8 >&2
      die "$workload is not ready"
    }
  done
}

# k8s_address: where the Ingress is served.
k8s_address() {
  local address=''
  for _ in {1..60}; do
    address=$(on_cluster get ingress ticketing -o 'jsonpath={.status.loadBalancer.ingress[0].ip}{.status.loadBalancer.ingress[0].hostname}')
    [ -z "$address" ] || break
    sleep 1
  done
  [ "$address" != localhost ] || address=127.0.0.1
  echo "${address:-$(kubectl get nodes -o 'jsonpath={.items[0].status.addresses[?(@.type=="InternalIP")].address}')}"
}

k8s_test() {
  local tests='Cluster*Tests' status=0
  case ${1:-} in
    --quick) tests='ClusterPodsTests,ClusterPurchaseTests,ClusterPoliciesTests,ClusterFaultTests' ;;
    '') ;;
    *) k8s_usage >&2 && die "k8s test does not know '$1'" ;;
  esac
  k8s_recall
  need_jdk
  need_maven
  KUBECONFIG=$(cluster kubeconfig) && export KUBECONFIG
  [ -s "$k8s_home/address" ] || die 'the platform is not on the cluster: ./dev k8s up'
  rm -f "$k8s_home/summary"
  TICKETING_CLUSTER=$(cat "$k8s_home/address") TICKETING_CLUSTER_BEGAN=$(cat "$k8s_home/began") \
    TICKETING_CLUSTER_SUMMARY=$k8s_home/summary \
    mvn -B -q -f "$root/pom.xml" -pl system-tests test -Dtest="$tests" -Dsurefire.rerunFailingTestsCount=1 >"$logs/k8s-test.log" 2>&1 </dev/null || status=$?
  grep -A 9 '^\[WARNING\] Flakes:' "$logs/k8s-test.log" >&2 || true
  [ $status = 0 ] || { grep -A 20 -E '<<< (FAILURE|ERROR)!' "$logs/k8s-test.log" | grep -vE '^\s+at ' || tail -n 30 "$logs/k8s-test.log"; } >&2
  say
  say 'On the cluster:'
  cat "$k8s_home/summary" 2>/dev/null || true
  [ $status = 0 ] && say 'All of it holds.' || die "something does not hold; all it said is in $logs/k8s-test.log"
}

k8s_down() {
  k8s_recall
  if [ "$k8s_kind" = cluster ]; then
    cluster down
  else
    KUBECONFIG=$(cluster kubeconfig) && export KUBECONFIG
    kubectl delete -k "$k8s_overlay" --ignore-not-found --wait
  fi
  rm -rf "$k8s_home"
}

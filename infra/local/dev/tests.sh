# shellcheck shell=bash
# `test` and `format`.

# run_tests [module]: the client's tests and a whole Maven run, then how many tests it ran and against which servers.
run_tests() {
  local module=${1:-} status=0 only=() began=$root/target/dev-test-began
  [ -z "$module" ] || [ "$module" = client ] || [ -f "$root/$module/pom.xml" ] || die "there is no module '$module'"
  if [ "$module" = client ]; then
    test_client
    return
  fi
  need_jdk
  with_docker=no
  choose
  mapfile -t tools < <(tools_for_up)
  need_tools "${tools[@]}"
  need_maven
  case $module in
    '') ;;
    system-tests) only=(-pl system-tests) && build && build_client ;; # it needs what all others build, but none of their code
    *) only=(-pl "$module" -am) ;;
  esac
  mkdir -p "$root/target" && touch "$began"
  find "$root" -path '*/target/servers.txt' -not -path '*/node_modules/*' -delete
  if [ -z "$module" ]; then (test_client) || status=$?; fi
  case $module in '' | system-tests) need_browser ;; esac
  # Two modules at a time, as most of a module's tests wait for a broker or a clock; the system tests have the machine for
  # themselves.
  if [ -z "$module" ]; then
    verify -T 2 -pl '!system-tests' || status=$?
    only=(-pl system-tests)
  fi
  verify "${only[@]}" || status=$?
  report_tests "$began"
  return "$status"
}

# verify <option>...: what fails once and then passes is reported as a flake by Surefire, and does not fail the run. The system
# tests start platforms with ./dev up: from the jars of this very run.
verify() {
  TICKETING_BUILD=no mvn -B --fail-at-end -Dsurefire.rerunFailingTestsCount=1 -f "$root/pom.xml" "$@" verify
}

# report_tests <file>: sums the reports that are newer than it.
report_tests() {
  local tests failures errors skipped
  read -r tests failures errors skipped < <(find "$root" -path '*/target/*-reports/TEST-*.xml' -newer "$1" \
    -exec sed -n '/<testsuite /p' {} \; | sum_reports)
  say
  print_servers
  say "$((tests - failures - errors - skipped)) passed, $((failures + errors)) failed, $skipped skipped"
  say "Tests run: $tests, Failures: $failures, Errors: $errors, Skipped: $skipped"
}

sum_reports() {
  awk '
    function count(name) { return match($0, " " name "=\"[0-9]+\"") ? substr($0, RSTART + length(name) + 3) + 0 : 0 }
    { tests += count("tests"); failures += count("failures"); errors += count("errors"); skipped += count("skipped") }
    END { print tests + 0, failures + 0, errors + 0, skipped + 0 }'
}

# print_servers: what the tests themselves wrote down about the servers they ran against.
print_servers() {
  local files
  mapfile -t files < <(find "$root" -path '*/target/servers.txt' -not -path '*/node_modules/*')
  [ ${#files[@]} -gt 0 ] || return 0
  say 'The tests ran against'
  sort -u "${files[@]}" | while read -r line; do step "$line"; done
}

format() {
  need_jdk
  need_maven
  mvn -q -B -f "$root/pom.xml" spring-javaformat:apply
  if client_wanted; then
    need_client_libraries
    (cd "$root/client" && npm run -s format)
  fi
}

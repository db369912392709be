# shellcheck shell=bash
# `seed`: demo accounts and tickets through the public API, as a user would make them. What is there is left alone.

seller=seller@demo.test
buyer=buyer@demo.test
password=demo-demo-demo

seed() {
  local api mine account
  recall || die 'nothing is running: ./dev up'
  api=$(url_of gateway)/api
  one_seed_at_a_time
  for account in "$seller" "$buyer" {ada,ben,chloe,dario}@demo.test; do sign_up "$account"; done
  mine=$(call "$seller" GET '/tickets?seller=me&limit=100')
  catalogue
  wait
  mkdir -p "$(store)" && touch "$(store)/seeded"
  say "Demo accounts: $seller and $buyer, password $password"
}

# one_seed_at_a_time: two that looked at once would both find nothing there.
one_seed_at_a_time() {
  mkdir -p "$home/tmp"
  have flock || return 0
  exec 7>"$home/tmp/seed.lock"
  flock -n 7 || { step 'waiting for another seed' && flock -w 300 7; }
}

# seed_when_empty: what `up` does with a system on which nothing is on sale.
seed_when_empty() {
  [ "${TICKETING_SEED:-yes}" != no ] && [ ! -f "$(store)/seeded" ] || return 0
  local offers
  offers=$(curl -fsS -m 10 "$(url_of gateway)/api/tickets?limit=1" 2>/dev/null) || offers=''
  [ "$(tr -d '[:space:]' <<<"$offers")" = '[]' ] || return 0
  say 'Seeding demo accounts and tickets (TICKETING_SEED=no leaves an empty system empty)'
  (seed >"$logs/seed.log" 2>&1) || warn "seeding failed; ./dev seed tries again: $(tail -n 1 "$logs/seed.log")"
}

# sign_up <email>: signs up, or in where the account is there already. The session is kept in a cookie jar of its own.
sign_up() {
  local account="{\"email\":\"$1\",\"password\":\"$password\"}"
  if call "$1" POST /users/signup "$account" >/dev/null 2>&1; then
    step "signed up $1"
  else
    call "$1" POST /users/signin "$account" >/dev/null
    step "$1 is there already"
  fi
}

# call <account> <method> <path> [json]: the body of the answer; fails, with that body, on anything but a 2xx.
call() {
  local jar=$home/tmp/seed-$1.cookies
  curl -sS -m 20 --fail-with-body -b "$jar" -c "$jar" -X "$2" "$api$3" \
    ${4:+-H 'Content-Type: application/json' --data-binary "$4"}
}

# event <title> <price> <currency> <quantity> <days> <begins> <time zone> <venue> <bought> <description>: puts it on sale unless
# the seller offers it already, and has it bought while nobody has bought any of it.
event() {
  local offer start
  offer=$(offer_named "$1")
  if [ -z "$offer" ]; then
    start=$(moment "$5" "$6" "$7")
    offer=$(call "$seller" POST /tickets "{\"title\":\"$1\",\"price\":$2,\"currency\":\"$3\",\"quantity\":$4,
      \"startsAt\":\"$(utc "$start")\",\"timeZone\":\"$7\",\"refundableUntil\":\"$(utc $((start - 86400)))\",
      \"venue\":\"$8\",\"description\":\"${10}\"}")
    step "listed $1"
  fi
  [ "$(member available "$offer")" != "$4" ] || bought "$(member id "$offer")" "$9"
}

# offer_named <title>: what the seller offers under it already, as JSON.
offer_named() { sed 's/},{/}\n{/g' <<<"$mine" | grep -F -m 1 "\"title\":\"$1\"" || true; }

# member <name> <json>: a number or a plain text of a flat object.
member() { sed -n "s/.*\"$1\":\"\{0,1\}\([^\",}]*\).*/\1/p" <<<"$2"; }

# bought <ticket> <buyer:quantity ...>: beside each other, and beside what else is listed.
bought() {
  local wish
  for wish in $2; do
    buy "$1" "${wish%:*}@demo.test" "${wish#*:}" &
  done
}

# buy <ticket> <account> <quantity>: under keys that make a second seeding harmless.
buy() {
  local order
  order=$(soon "$2" /orders "seed-$1" "{\"ticketId\":\"$1\",\"quantity\":$3}") || return 0
  order=$(grep -o -m 1 '"id":"[0-9a-f]*"' <<<"$order" | head -n 1 | cut -d '"' -f 4)
  soon "$2" /payments "seed-$order" "{\"orderId\":\"$order\",\"paymentMethod\":\"pm_card_visa\"}" >/dev/null || return 0
  step "${2%@*} bought $3"
}

# soon <account> <path> <key> <json>: POST, again while it comes too early: what one service was told, others hear of in a moment.
soon() {
  local jar=$home/tmp/seed-$1.cookies try answer
  for try in {1..20}; do
    if answer=$(curl -sS -m 20 --fail-with-body -b "$jar" -H 'Content-Type: application/json' -H "Idempotency-Key: $3" \
      --data-binary "$4" "$api$2"); then
      echo "$answer"
      return 0
    fi
    ((try < 20)) && sleep 0.25
  done
  return 1
}

# moment <days from now> <HH:MM> <time zone>: seconds since 1970, by GNU's or by BSD's date.
moment() {
  local day
  day=$(TZ=$3 date -d "+$1 days" +%F 2>/dev/null || TZ=$3 date -v "+$1d" +%F)
  TZ=$3 date -d "$day $2" +%s 2>/dev/null || TZ=$3 date -j -f '%Y-%m-%d %H:%M' "$day $2" +%s
}

utc() { date -u -d "@$1" +%FT%TZ 2>/dev/null || date -u -r "$1" +%FT%TZ; }

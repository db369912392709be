# shellcheck shell=bash
# `seed`: demo accounts and tickets through the public API, as a user would make them. What is there is left alone.

seller=seller@demo.test
buyer=buyer@demo.test
password=demo-demo-demo

seed() {
  local api
  recall || die 'nothing is running: ./dev up'
  api=$(url_of gateway)/api
  sign_up "$buyer"
  sign_up "$seller"
  list_tickets
  mkdir -p "$(store)" && touch "$(store)/seeded"
  say "Demo accounts: $seller and $buyer, password $password"
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

list_tickets() {
  local mine
  mine=$(call "$seller" GET '/tickets?seller=me&limit=100')
  offer 'Berlin Philharmonic: Mahler 2' 68.50 EUR 40 30 'Philharmonie, Berlin' \
    'Resurrection with full choir. Numbered seats, block B.'
  offer 'Radiohead tribute night' 19 EUR 120 12 'Paradiso, Amsterdam' 'Doors at 20:00. Standing.'
  offer 'Nordlys: aurora boat trip' 145 EUR 8 75 'Pier 3, Tromsø' 'Four hours on deck, warm clothes are lent.'
  offer 'Giants at Dodgers' 54.25 USD 60 21 'Dodger Stadium, Los Angeles' 'Reserve level, row F to K.'
  offer 'Brooklyn Comedy Cellar' 25 USD 30 5 'Union Hall, New York' 'Six comedians, two drinks minimum.'
  offer 'RustBelt developers day' 99.99 USD 200 48 'Convention Center, Pittsburgh' 'One day, two tracks, lunch included.'
  offer 'Sumo: last day of the tournament' 14800 JPY 16 64 'Kokugikan, Tokyo' 'Box seats for up to four on the second tier.'
  offer 'One last seat: Kabuki matinee' 9500 JPY 1 17 'Minami-za, Kyoto' 'A single seat, sold because a friend cannot come.'
}

# offer <title> <price> <currency> <quantity> <days from now> <venue> <description>: unless the seller offers it already.
offer() {
  if [[ $mine = *"\"title\":\"$1\""* ]]; then return; fi
  call "$seller" POST /tickets "{\"title\":\"$1\",\"price\":$2,\"currency\":\"$3\",\"quantity\":$4,
    \"startsAt\":\"$(evening_in "$5")\",\"venue\":\"$6\",\"description\":\"$7\"}" >/dev/null
  step "listed $1"
}

# evening_in <days>: 19:00 UTC of that day, by GNU's or by BSD's date.
evening_in() { date -u -d "+$1 days" +%Y-%m-%dT19:00:00Z 2>/dev/null || date -u -v "+$1d" +%Y-%m-%dT19:00:00Z; }

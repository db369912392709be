# shellcheck shell=bash
# What `up` says at its end.

# summary <seconds>
summary() {
  cat <<TEXT

Ticketing is up at $(address)   ($1 s)

  Accounts   $(accounts)
  Cards      $(cards)
  Servers    MongoDB: $(version_mongo)
             NATS $(version_nats), Redis $(version_redis), nginx $(version_gateway), Java $(java_version)
  Data       $home

  ./dev status   ./dev logs -f   ./dev down
TEXT
}

accounts() {
  if [ -f "$(store)/seeded" ]; then
    echo "$seller and $buyer, password $password"
  else
    echo "none yet; ./dev seed makes $seller and $buyer and lists some tickets"
  fi
}

cards() {
  if [ "$stripe_kind" = simulator ]; then
    echo 'tok_visa and tok_mastercard pay, tok_chargeDeclined, tok_chargeDeclinedInsufficientFunds and'
    echo '             tok_chargeDeclinedExpiredCard are declined. No card is charged: Stripe is simulated'
  else
    echo "Stripe's test cards, at the account of STRIPE_API_KEY"
  fi
}

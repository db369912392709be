# shellcheck shell=bash
# What `seed` puts on sale: event <title> <price> <currency> <quantity> <days from now> <begins> <time zone> <venue> <bought>
# <description>. Bought is a list of buyer:quantity; a day before it begins, buyers may give theirs back.

catalogue() {
  event 'Mahler 2: Resurrection' 68.50 EUR 60 30 19:30 Europe/Berlin 'Großer Saal am Kulturforum, Berlin' 'buyer:2 ada:4 ben:3 chloe:2' \
    'Ninety minutes from a funeral to a sunrise. The city orchestra, two soloists and a choir of 140 play it without a break; the last movement asks the brass to stand in the foyer. Numbered seats, block B, with a clear view of the timpani.'
  event 'One last seat: Kabuki matinee' 9500 JPY 1 17 11:00 Asia/Tokyo 'Higashiyama Theatre, Kyoto' '' \
    'A single seat in the third row, sold because a friend cannot come. Three short plays, English earphones at the desk. Bring something to eat: there are two long intervals.'
  event 'Sumo: last day of the tournament' 14800 JPY 24 64 08:30 Asia/Tokyo 'Ryōgoku Arena, Tokyo' 'ada:4 dario:4 chloe:2' \
    'The day on which the cup is lifted. Doors at half past eight, the top division enters at 15:00. Cushions are included; whether you throw yours is between you and your conscience.'
  event 'Aurora by boat' 1450 NOK 8 75 20:30 Europe/Oslo 'Pier 3, Tromsø' 'ada:2 ben:2 chloe:2' \
    'Four hours on deck, eight guests, one captain who has chased the lights for twenty winters. Warm suits are lent. If the sky stays shut, you sail again for free.'
  event 'Late set at the Blue Cellar' 22 EUR 40 3 22:30 Europe/Amsterdam 'Blue Cellar, Amsterdam' 'ada:10 ben:10 chloe:10 dario:7' \
    'The house trio and whoever is in town. No talking while they play, a great deal of it afterwards. Standing room behind the bar, seats for whoever comes early.'
  event 'Six comedians and a piano' 25 USD 30 5 20:00 America/New_York 'Union Hall, New York' 'ada:10 ben:10 chloe:10' \
    'Six people with ten minutes each, and a pianist who decides when the ten minutes are over. Two drinks minimum. The front row has been warned.'
  event 'Ninth inning: the derby' 54.25 USD 200 21 19:10 America/Los_Angeles 'Canyon Park, Los Angeles' 'buyer:2 ben:4' \
    'Reserve level, rows F to K, on the third-base side and out of the evening sun. The two clubs have not liked each other since 1958.'
  event 'Small Servers: a day about distributed systems' 99.99 USD 180 48 09:00 America/New_York 'Foundry Hall, Pittsburgh' 'dario:1 ada:1' \
    'One track, eleven talks, no sponsors on stage. How clocks lie, why queues grow, and what happened that Tuesday. Lunch and a proper coffee bar are included.'
  event 'Fado for forty' 38 EUR 40 11 21:30 Europe/Lisbon 'Casa da Travessa, Lisbon' 'ada:10 ben:10 chloe:10 dario:10' \
    'One voice, two guitars and a room in which you could hear a glove fall. Dinner begins at eight for those who want it; the singing waits for nobody.'
  event 'The Winter Bees' 31 GBP 350 26 19:00 Europe/London 'The Glasshouse, London' 'chloe:2' \
    'Folk songs about machines, played on machines that were rescued from a mill. The new album in full, then whatever you shout for. Under 14s with a grown-up.'
  event 'Hamlet in ninety minutes' 18 GBP 90 40 19:30 Europe/London 'Anchor Yard, Edinburgh' 'ben:2' \
    'Four actors, one trunk, no interval. Everybody dies on time for the last tram. Relaxed performance: come and go as you need.'
  event 'Night climb: the observatory' 29 CHF 12 9 21:00 Europe/Zurich 'Sternwarte am Hang, Zürich' 'ada:3 ben:3 chloe:3' \
    'A short walk up, a long look through the 1907 refractor: Saturn, a double star and the thing that is not a star. Postponed when there are clouds; your ticket moves along.'
  event 'Chocolate without secrets' 85 CHF 16 33 14:00 Europe/Zurich 'Kochschule Limmat, Zürich' 'dario:2' \
    'From bean to bar in three hours, with your own two bars to take home. Nuts are in the room. No previous knowledge, clean hands suffice.'
  event 'Harbour half marathon' 420 DKK 900 120 10:00 Europe/Copenhagen 'Refshaleøen, Copenhagen' 'chloe:1 dario:1' \
    'Flat, windy, and a brass band at kilometre seventeen. Chip timing, a medal that opens bottles, and cinnamon buns at the finish. Start in four waves; choose yours when you collect the number.'
  event 'Tango until the bakery opens' 24 USD 80 14 23:00 America/Argentina/Buenos_Aires 'Club Almagro, Buenos Aires' 'ada:2' \
    'A lesson for beginners at eleven, the orchestra at one, the last dance when the ovens across the street are lit. Shoes with smooth soles, please.'
  event 'Open rehearsal: string quartet' 6 EUR 50 6 10:30 Europe/Vienna 'Kleiner Saal am Ring, Vienna' 'buyer:1 ben:2' \
    'Four people argue about one bar for an hour, and you learn more than from a concert. Questions are welcome in the last twenty minutes.'
  event 'Gallery after dark' 15 EUR 120 18 21:00 Europe/Paris 'Halle aux Grains, Paris' '' \
    'The lamps go out, you get a torch and three hours. Two guides tell the stories that do not fit on the labels. The café stays open.'
  event 'Penguin parade at dusk' 48 AUD 30 52 19:45 Australia/Melbourne 'Phillip Bay boardwalk, Melbourne' 'dario:10 ada:10 ben:5' \
    'They come ashore when it is nearly dark, in small groups, and walk past your boots. No photographs, no red coats, no barking. A ranger explains who is who.'
  event 'Hanok guitar evening' 45000 KRW 28 37 18:00 Asia/Seoul 'Bukchon House, Seoul' 'chloe:2' \
    'A wooden house, paper doors, one classical guitar. You sit on the floor; there are chairs for those who ask. Tea is poured between the two halves.'
  event 'Lucha libre, masks on' 19 USD 400 8 20:30 America/Mexico_City 'Arena del Norte, Mexico City' 'ben:3 dario:2' \
    'Five bouts, ringside dust, and a villain whom everybody loves. A mask for each ticket in the first two rows. Children under ten sit for free on a lap.'
  event 'Snow poetry slam' 12 CAD 100 61 19:30 America/Toronto 'Le Hangar, Montréal' '' \
    'Eight poets, two languages, a jury drawn from the first row. The prize is a pair of very good gloves. Come in from the cold early: there is soup.'
  event 'Hot spring cinema' 55 EUR 20 23 21:00 Atlantic/Reykjavik 'Laug pool, Reykjavík' 'ada:10 chloe:8' \
    'A silent film on a white wall, a live organ, and you up to your chin in water of 38 degrees. Towels are lent, swimsuits are not.'
  event 'Monsoon ragas' 21 USD 150 44 18:30 Asia/Kolkata 'Courtyard of the Old Mint, Mumbai' '' \
    'Sitar, sarod and tabla under a tin roof, for the sound of the rain if it comes. Two long ragas, one short encore, no microphones.'
  event 'Long table: dinner with strangers' 49 EUR 24 13 19:30 Europe/Berlin 'Hinterhof 7, Berlin' 'ada:10 ben:10 chloe:4' \
    'Twenty-four seats, one table, five courses that you pass along. You are seated beside somebody whom you do not know. Vegetarian throughout; tell us about allergies.'
}

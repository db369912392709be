package dev.ticketing.systemtests;

import org.junit.jupiter.api.Order;

@Order(20)
@OnPlatform
class RaceTests extends Races {

}

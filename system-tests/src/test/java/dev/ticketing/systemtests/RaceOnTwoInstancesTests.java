package dev.ticketing.systemtests;

import org.junit.jupiter.api.Order;

@Order(50)
@OnPlatform(instances = 2)
class RaceOnTwoInstancesTests extends Races {

}

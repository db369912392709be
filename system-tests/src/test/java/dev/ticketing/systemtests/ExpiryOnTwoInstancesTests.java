package dev.ticketing.systemtests;

import org.junit.jupiter.api.Order;

@Order(51)
@OnPlatform(instances = 2, hold = 8)
class ExpiryOnTwoInstancesTests extends Expiries {

}

package dev.ticketing.systemtests;

import org.junit.jupiter.api.Order;

@Order(30)
@OnPlatform(hold = 8)
class ExpiryTests extends Expiries {

}

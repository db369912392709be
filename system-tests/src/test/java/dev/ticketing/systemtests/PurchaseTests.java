package dev.ticketing.systemtests;

import org.junit.jupiter.api.Order;

@Order(10)
@OnPlatform
class PurchaseTests extends PurchaseJourneys {

}

package dev.ticketing.systemtests;

import org.junit.jupiter.api.Order;

@Order(61)
@OnPlatform(store = OnPlatform.Store.EMBEDDED, hold = 8)
class ExpiryOnEmbeddedStoreTests extends Expiries {

}

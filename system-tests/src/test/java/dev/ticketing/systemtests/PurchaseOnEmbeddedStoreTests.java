package dev.ticketing.systemtests;

import dev.ticketing.systemtests.OnPlatform.Store;
import org.junit.jupiter.api.Order;

/**
 * What a newcomer meets.
 */
@Order(60)
@OnPlatform(store = Store.EMBEDDED)
class PurchaseOnEmbeddedStoreTests extends PurchaseJourneys {

}

import type { Order } from '../api/types';
import { money, times } from '../i18n/format';
import { useI18n } from '../i18n/i18n';
import { Art } from './art';
import { WhenWhereOf } from './when-where';

/** What an order costs, line by line. The total is the server's. */
export function OrderSummary({ order }: { order: Order }) {
  const { m, locale } = useI18n();
  return (
    <section className="panel summary" aria-labelledby="summary">
      <h2 id="summary">{m.checkout.summary}</h2>
      <ul className="lines">
        {order.items.map((item) => (
          <li key={item.ticketId}>
            <span className="line-art">
              <Art seed={item.ticketId} />
            </span>
            <span className="line-what">
              <b>{item.title}</b>
              <small>
                <WhenWhereOf ticketId={item.ticketId} />
              </small>
              <small>
                {item.quantity} × {money(item.price, order.currency, locale)}
              </small>
            </span>
            <span>{money(times(item.price, item.quantity, order.currency), order.currency, locale)}</span>
          </li>
        ))}
      </ul>
      <dl className="totals">
        <div>
          <dt>{m.checkout.fees}</dt>
          <dd>{m.checkout.none}</dd>
        </div>
        <div className="total">
          <dt>{m.common.total}</dt>
          <dd>{money(order.total, order.currency, locale)}</dd>
        </div>
      </dl>
    </section>
  );
}

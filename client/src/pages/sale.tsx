import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { sale as saleQuery } from '../api/queries';
import type { Sale, SaleDay } from '../api/types';
import { dateTime, money } from '../i18n/format';
import { useI18n, useMessages } from '../i18n/i18n';
import { FailurePage } from '../ui/failure';
import { Icon } from '../ui/icon';
import { Page } from '../ui/page';
import { Availability } from '../ui/ticket-card';
import { Waiting } from './fallback';
import { Buyers } from './sale/buyers';
import { DaysChart } from './sale/days-chart';
import { SoldBar } from './sale/sold-bar';

const route = getRouteApi('/sales/$ticketId');
const FRESH = 10_000;

/** How one offer goes: figures, days, buyers. It stays current by asking now and then. */
export function SalePage() {
  const { ticketId } = route.useParams();
  const found = useQuery({ ...saleQuery(ticketId), refetchInterval: FRESH });
  if (found.data) return <Shown sale={found.data} />;
  if (found.isError) {
    return <FailurePage error={found.error} retry={() => found.refetch()} />;
  }
  return <Waiting />;
}

function Shown({ sale }: { sale: Sale & { days: SaleDay[] } }) {
  const { m, locale } = useI18n();
  const price = money(sale.price, sale.currency, locale);
  return (
    <Page
      title={sale.title}
      lead={`${price} · ${sale.startsAt ? dateTime(sale.startsAt, locale, sale.timeZone) : m.common.dateOpen}`}
      className="sale"
    >
      <p className="order-state">
        <Availability ticket={{ available: sale.free, withdrawn: sale.withdrawn }} />
      </p>
      <Actions sale={sale} />
      <div className="sale-grid">
        <Figures sale={sale} />
        <section className="panel" aria-labelledby="days">
          <h2 id="days">{m.sales.perDay}</h2>
          <DaysChart days={sale.days} currency={sale.currency} />
        </section>
      </div>
      <Buyers sale={sale} />
    </Page>
  );
}

function Actions({ sale }: { sale: Sale }) {
  const m = useMessages();
  const params = { ticketId: sale.ticketId };
  return (
    <p className="button-row head-actions">
      <Link className="button" to="/door" search={{ ticket: sale.ticketId }}>
        <Icon name="camera" />
        {m.sales.door}
      </Link>
      {sale.withdrawn ? null : (
        <Link className="button quiet" to="/sales/$ticketId/edit" params={params}>
          {m.sales.edit}
        </Link>
      )}
      <Link className="button quiet" to="/tickets/$ticketId" params={params}>
        {m.sales.view}
      </Link>
    </p>
  );
}

function Figures({ sale }: { sale: Sale }) {
  const { m, locale } = useI18n();
  const figures: [string, string, string?][] = [
    [m.sales.revenue, money(sale.revenue, sale.currency, locale)],
    [m.sales.sold, String(sale.sold), m.sales.outOf(sale.quantity)],
    [m.sales.held, String(sale.held)],
    [m.sales.free, String(sale.free)],
    [m.sales.used, String(sale.used), m.sales.outOf(sale.sold)],
    [m.sales.refunded, String(sale.refunded)],
  ];
  return (
    <section className="panel figures" aria-label={m.sales.figures}>
      <SoldBar sale={sale} />
      <dl>
        {figures.map(([name, value, note]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {value} {note ? <small>{note}</small> : null}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

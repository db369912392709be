import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { admissions as admissionsQuery, currentUser, order as orderQuery, ticket as ticketQuery } from '../api/queries';
import type { Order } from '../api/types';
import { useMessages } from '../i18n/i18n';
import { AdmissionCodes } from '../ui/admission-codes';
import { CalendarLink } from '../ui/calendar';
import { Failure, FailurePage } from '../ui/failure';
import { Icon } from '../ui/icon';
import { OrderSummary } from '../ui/order-summary';
import { Page } from '../ui/page';
import { Waiting } from './fallback';

const route = getRouteApi('/checkout/$orderId/done');

export function DonePage() {
  const { orderId } = route.useParams();
  const found = useQuery(orderQuery(orderId));
  if (found.data) return <Done order={found.data} />;
  if (found.isError) {
    return <FailurePage error={found.error} retry={() => found.refetch()} />;
  }
  return <Waiting />;
}

function Done({ order }: { order: Order }) {
  const m = useMessages();
  const { data: user } = useQuery(currentUser);
  const codes = useQuery(admissionsQuery(order.id));
  const { data: ticket } = useQuery(ticketQuery(order.ticket.id));
  return (
    <Page title={m.done.title} lead={m.done.lead(user?.email ?? '')} className="done">
      <span className="done-sign" aria-hidden="true">
        <Icon name="check" />
      </span>
      <div className="panel">
        {codes.isError ? <Failure error={codes.error} retry={() => codes.refetch()} /> : null}
        {codes.data ? <AdmissionCodes orderId={order.id} admissions={codes.data} /> : null}
        {codes.isPending ? <div className="skeleton skeleton-block" /> : null}
        <p className="button-row">
          <Link className="button" to="/orders/$orderId" params={{ orderId: order.id }}>
            {m.done.order}
          </Link>
          {ticket ? <CalendarLink ticket={ticket} /> : null}
          <button type="button" className="button quiet" onClick={() => print()}>
            {m.done.print}
          </button>
        </p>
      </div>
      <OrderSummary order={order} />
    </Page>
  );
}

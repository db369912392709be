import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { answer, api } from '../api/client';
import { asProblem, Problem } from '../api/problem';
import type { Admission } from '../api/types';
import { dateTime } from '../i18n/format';
import { useI18n, useMessages } from '../i18n/i18n';
import { AdmissionStatus } from '../ui/admission-codes';
import { FailurePage } from '../ui/failure';
import { Notice } from '../ui/notice';
import { Page } from '../ui/page';
import { QrCode } from '../ui/qr';
import { WhenWhere } from '../ui/when-where';
import { Waiting } from './fallback';
import { type Kept, keep, kept } from './kept-admissions';

const route = getRouteApi('/orders/$orderId/admissions/$admissionId');

/** For the queue at the door: works without network once it was seen with one. */
export function AdmissionPage() {
  const { orderId, admissionId } = route.useParams();
  const m = useMessages();
  const found = useQuery({
    queryKey: ['orders', orderId, 'admissions', 'kept'],
    queryFn: () => codesOf(orderId),
    networkMode: 'always',
    retry: false,
  });
  const shown = found.data?.admissions.findIndex((admission) => admission.id === admissionId) ?? -1;
  const admission = found.data?.admissions[shown];
  if (found.isPending) return <Waiting />;
  if (!admission) {
    return <FailurePage error={found.error ?? new Problem(404, null)} retry={() => found.refetch()} />;
  }
  const all = found.data?.admissions ?? [];
  return (
    <Page title={m.admission.title} narrow className="admission">
      {found.data?.offline ? (
        <Notice tone="warn">
          <p>{m.admission.offlineCopy}</p>
        </Notice>
      ) : null}
      <div className={`panel pass ${admission.status}`}>
        <div className="pass-what">
          <h2>{found.data?.title}</h2>
          {found.data?.event ? (
            <p>
              <WhenWhere event={found.data.event} />
            </p>
          ) : null}
        </div>
        <Shown admission={admission} />
      </div>
      <nav className="pager" aria-label={m.admission.of(shown + 1, all.length)}>
        <Neighbour orderId={orderId} to={all[shown - 1]} label={m.admission.previous} />
        <span>{m.admission.of(shown + 1, all.length)}</span>
        <Neighbour orderId={orderId} to={all[shown + 1]} label={m.admission.next} />
      </nav>
      <p className="centered">
        <Link to="/orders/$orderId" params={{ orderId }}>
          {m.done.order}
        </Link>
      </p>
    </Page>
  );
}

async function codesOf(orderId: string) {
  try {
    const path = { params: { path: { id: orderId } } };
    const [admissions, order] = await Promise.all([
      answer(api.GET('/api/orders/{id}/admissions', path)),
      answer(api.GET('/api/orders/{id}', path)),
    ]);
    const title = order.ticket.title;
    // The code is what matters: it is shown also where nobody tells when and where.
    const event = await answer(api.GET('/api/tickets/{id}', { params: { path: { id: order.ticket.id } } })).catch(
      (): undefined => undefined,
    );
    const found: Kept = event ? { admissions, title, event } : { admissions, title };
    keep(orderId, found);
    return { ...found, offline: false };
  } catch (error) {
    const copy = asProblem(error).unreachable ? kept(orderId) : undefined;
    if (!copy) throw error;
    return { ...copy, offline: true };
  }
}

function Shown({ admission }: { admission: Admission }) {
  const { m, locale } = useI18n();
  useAwake();
  return (
    <>
      <QrCode code={admission.code} label={m.admission.qr(m.admission.title)} />
      <p className="pass-state">
        <AdmissionStatus status={admission.status} />
      </p>
      <p className="muted">
        {admission.status === 'void' ? m.admission.voidText : null}
        {admission.status === 'used' && admission.usedAt
          ? m.admission.usedAt(dateTime(admission.usedAt, locale))
          : null}
        {admission.status === 'valid' ? m.admission.bright : null}
      </p>
      <details>
        <summary>{m.admission.code}</summary>
        <code className="pass-code">{admission.code}</code>
      </details>
    </>
  );
}

/** Keeps the screen on while the code is shown, where the browser can. */
function useAwake() {
  useEffect(() => {
    let lock: WakeLockSentinel | undefined;
    let gone = false;
    navigator.wakeLock?.request('screen').then(
      (held) => {
        if (gone) held.release();
        else lock = held;
      },
      () => undefined,
    );
    return () => {
      gone = true;
      lock?.release();
    };
  }, []);
}

function Neighbour({ orderId, to, label }: { orderId: string; to: Admission | undefined; label: string }) {
  if (!to) return <span />;
  return (
    <Link to="/orders/$orderId/admissions/$admissionId" params={{ orderId, admissionId: to.id }} replace>
      {label}
    </Link>
  );
}

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type FormEvent, useCallback, useState } from 'react';
import { Problem } from '../api/problem';
import { currentUser, sale as saleQuery, sales as salesQuery } from '../api/queries';
import type { Sale } from '../api/types';
import { useMessages } from '../i18n/i18n';
import { useOnline } from '../layout/online';
import { FailurePage } from '../ui/failure';
import { Field } from '../ui/field';
import { Notice } from '../ui/notice';
import { Page } from '../ui/page';
import { useCheck } from './door/check';
import { Scanner } from './door/scanner';
import { LastScans, VerdictSign } from './door/verdict';
import { Waiting } from './fallback';

const route = getRouteApi('/door');

export function DoorPage() {
  const m = useMessages();
  const { data: user, isPending } = useQuery(currentUser);
  if (isPending) return <Waiting />;
  if (!user) {
    return <FailurePage error={new Problem(401, null)} />;
  }
  return (
    <Page title={m.door.title} lead={m.door.lead} className="door">
      <Door />
    </Page>
  );
}

/** Scan after scan: each verdict stays until the next, and the camera goes on by itself. */
function Door() {
  const m = useMessages();
  const { ticket } = route.useSearch();
  const online = useOnline();
  const { check, busy, scans, again } = useCheck(ticket);
  return (
    <div className="door-grid">
      <div className="panel door-side">
        <Events chosen={ticket} />
        {online ? null : (
          <Notice tone="bad" live>
            <p>{m.door.offline}</p>
          </Notice>
        )}
        <Scanner onCode={check} />
        <TypedCode onCode={check} busy={busy} />
      </div>
      <div className="door-answer">
        <div role="status" aria-live="assertive" aria-atomic="true">
          <VerdictSign scan={scans[0]} busy={busy} />
        </div>
        {scans[0]?.verdict === 'unreachable' ? (
          <button type="button" className="button wide" onClick={again} aria-disabled={busy}>
            {m.common.retry}
          </button>
        ) : null}
        {ticket ? <CountIn ticketId={ticket} /> : null}
      </div>
      <LastScans scans={scans.slice(1)} />
    </div>
  );
}

function Events({ chosen }: { chosen: string | undefined }) {
  const m = useMessages();
  const navigate = route.useNavigate();
  const found = useInfiniteQuery(salesQuery);
  const sales: Sale[] = found.data?.pages.flatMap((page) => page.data) ?? [];
  const unknown = chosen && !sales.some((sale) => sale.ticketId === chosen);
  return (
    <Field label={m.door.event}>
      {(control) => (
        <select
          {...control}
          value={chosen ?? ''}
          onChange={(event) =>
            navigate({ search: event.target.value ? { ticket: event.target.value } : {}, replace: true })
          }
        >
          <option value="">{m.door.anyEvent}</option>
          {unknown ? <option value={chosen}>…</option> : null}
          {sales.map((sale) => (
            <option key={sale.ticketId} value={sale.ticketId}>
              {sale.title}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

function TypedCode({ onCode, busy }: { onCode: (code: string) => void; busy: boolean }) {
  const m = useMessages();
  const [code, setCode] = useState('');
  const [error, setError] = useState<string>();
  const submit = useCallback(
    (event: FormEvent) => {
      event.preventDefault();
      if (busy) return;
      // As people read it out: spaces are for the eye.
      const typed = code.replace(/\s/g, '');
      setError(typed ? undefined : m.door.codeNeeded);
      if (!typed) return;
      onCode(typed);
      setCode('');
    },
    [busy, code, m, onCode],
  );
  return (
    <form onSubmit={submit} noValidate>
      <Field label={m.door.code} error={error}>
        {(control) => (
          <div className="with-button">
            <input
              {...control}
              value={code}
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              onChange={(event) => setCode(event.target.value)}
            />
            <button type="submit" className="button" aria-disabled={busy}>
              {busy ? m.door.checking : m.door.check}
            </button>
          </div>
        )}
      </Field>
    </form>
  );
}

function CountIn({ ticketId }: { ticketId: string }) {
  const m = useMessages();
  const { data } = useQuery({ ...saleQuery(ticketId), refetchInterval: 10_000 });
  if (!data) return null;
  return (
    <p className="door-count">
      <b>{m.sales.of(data.used, data.sold)}</b> {m.door.inside}
    </p>
  );
}

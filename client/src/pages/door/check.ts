import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { answer, api, patiently } from '../../api/client';
import { newKey } from '../../api/key';
import { asProblem } from '../../api/problem';
import { heed } from '../../api/queries';
import type { Checked, CheckIn } from '../../api/types';
import { signal } from './signal';

export type Verdict = 'valid' | 'used' | 'wrong' | 'void' | 'forged' | 'unreachable';

/** What became of one code. */
export type Scan = { at: number; code: string; verdict: Verdict; checked?: Checked; key: string };

const KEPT = 10;

/**
 * Checks codes in at the door of a ticket, or of any of the seller's. A check that got no answer is sent again under its
 * key: if it had arrived it is still "valid", and nobody is turned away for a lost answer.
 */
export function useCheck(ticketId: string | undefined) {
  const client = useQueryClient();
  const running = useRef(false);
  const [busy, setBusy] = useState(false);
  const [scans, setScans] = useState<Scan[]>([]);

  const send = useCallback(
    async (code: string, key: string) => {
      if (running.current) return;
      running.current = true;
      setBusy(true);
      const scan = await checked(code, key, ticketId);
      running.current = false;
      setBusy(false);
      setScans((before) => [scan, ...before.filter((other) => other.key !== key)].slice(0, KEPT));
      signal(scan.verdict);
      if (scan.verdict === 'valid') client.invalidateQueries({ queryKey: ['sales'] });
    },
    [client, ticketId],
  );

  /** Whether the code is looked at now: one at a time. */
  const check = useCallback(
    (code: string) => {
      if (running.current) return false;
      void send(code, newKey());
      return true;
    },
    [send],
  );
  const last = scans[0];
  const again = () => void (last && send(last.code, last.key));
  return { check, busy, scans, again };
}

async function checked(code: string, key: string, ticketId: string | undefined): Promise<Scan> {
  const scan = { at: Date.now(), code, key };
  try {
    const body = { code, ...(ticketId ? { ticketId } : {}) } as CheckIn; // the description knows no optional fields
    const answered = await patiently(() =>
      answer(api.POST('/api/orders/checkins', { params: { header: { 'Idempotency-Key': key } }, body })),
    );
    return { ...scan, verdict: answered.verdict as Verdict, checked: answered };
  } catch (error) {
    heed(error);
    // A code that is refused as such was never one of ours; anything else says nothing about it.
    return { ...scan, verdict: asProblem(error).status === 400 ? 'forged' : 'unreachable' };
  }
}

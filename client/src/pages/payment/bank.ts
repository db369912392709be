import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { answer, api } from '../../api/client';

const name = (orderId: string) => `bank:${orderId}`;
const PATIENCE = 10_000;

/** That the buyer leaves for the bank, and about which payment. Kept in this tab. */
export function leaveForBank(orderId: string, paymentId: string): void {
  sessionStorage.setItem(name(orderId), paymentId);
}

/** What the bank has said, for a buyer who comes back from it; undefined where nobody does, or it says nothing for long. */
export function useBankAnswer(orderId: string, back: boolean): 'waiting' | 'agreed' | 'refused' | undefined {
  const id = back ? sessionStorage.getItem(name(orderId)) : null;
  const [patient, setPatient] = useState(true);
  useEffect(() => {
    const timer = setTimeout(() => setPatient(false), PATIENCE);
    return () => clearTimeout(timer);
  }, []);
  const { data } = useQuery({
    queryKey: ['payments', id],
    queryFn: () => answer(api.GET('/api/payments/{id}', { params: { path: { id: id as string } } })),
    enabled: id !== null,
    refetchInterval: ({ state }) => (undecided(state.data?.status) ? 700 : false),
  });
  if (id === null) return undefined;
  if (undecided(data?.status)) return patient ? 'waiting' : undefined;
  return data?.status === 'declined' || data?.status === 'failed' ? 'refused' : 'agreed';
}

const undecided = (status: string | undefined) =>
  status === undefined || status === 'pending' || status === 'requires_action';

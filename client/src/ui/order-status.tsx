import type { Order } from '../api/types';
import { useMessages } from '../i18n/i18n';

const tones: Record<string, string> = {
  created: 'warn',
  'awaiting:payment': 'warn',
  complete: 'good',
  cancelled: '',
};

export function OrderStatus({ order }: { order: Order }) {
  const m = useMessages();
  const status = order.status === 'cancelled' && order.reason === 'refunded' ? 'refunded' : order.status;
  return <span className={`badge ${tones[order.status] ?? ''}`}>{m.status[status] ?? status}</span>;
}

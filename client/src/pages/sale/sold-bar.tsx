import type { Sale } from '../../api/types';

/** How much of an offer is sold and reserved. The numbers stand beside it as text. */
export function SoldBar({ sale }: { sale: Pick<Sale, 'sold' | 'held' | 'quantity'> }) {
  const percent = (n: number) => (sale.quantity > 0 ? (100 * n) / sale.quantity : 0);
  return (
    <svg className="sold-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
      <rect className="sold-bar-all" width="100" height="4" />
      <rect className="sold-bar-held" width={percent(sale.sold + sale.held)} height="4" />
      <rect className="sold-bar-sold" width={percent(sale.sold)} height="4" />
    </svg>
  );
}

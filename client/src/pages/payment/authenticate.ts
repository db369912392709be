import { Problem } from '../../api/problem';
import type { Config } from '../../api/queries';
import type { Order, Paid } from '../../api/types';
import { leaveForBank } from './bank';

/**
 * Has the bank ask the buyer (3-D Secure): by Stripe's own dialog, or on the page of the simulator, from which the buyer
 * comes back to the checkout.
 * @throws Problem where the bank is not convinced
 */
export async function authenticate(paid: Paid, order: Order, config: Config): Promise<void> {
  const secret = paid.clientSecret;
  if (!secret) return;
  if (config.stripePublishableKey) {
    const { loadStripe } = await import('@stripe/stripe-js/pure');
    const stripe = await loadStripe(config.stripePublishableKey);
    const outcome = await stripe?.handleNextAction({ clientSecret: secret });
    if (!outcome || outcome.error) throw new Problem(409, { authentication: 'failed' });
    return;
  }
  if (!config.simulator) throw new Problem(409, { authentication: 'failed' });
  const intent = secret.replace(/_secret_.*$/, '');
  const bank = new URL(`/_sim/authenticate/${intent}`, config.simulator);
  bank.searchParams.set('client_secret', secret);
  bank.searchParams.set('return_url', new URL(`/checkout/${order.id}?bank=true`, location.origin).href);
  leaveForBank(order.id, paid.id);
  location.assign(bank);
  await new Promise(() => undefined); // the page is left now
}

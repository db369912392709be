import type { Stripe, StripeElements } from '@stripe/stripe-js';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { Order } from '../../api/types';
import { clockTime, digitsOf } from '../../i18n/format';
import { useI18n } from '../../i18n/i18n';
import { Notice } from '../../ui/notice';
import type { Card } from './pay';

type Props = {
  order: Order;
  publishableKey: string;
  submit: (card: () => Promise<Card | undefined>) => void;
  button: ReactNode;
};

/** Stripe's Payment Element: card numbers go from its frame to Stripe and never through this page. */
export function StripeCard({ order, publishableKey, submit, button }: Props) {
  const { m, locale } = useI18n();
  const place = useRef<HTMLDivElement>(null);
  const form = useRef<{ stripe: Stripe; elements: StripeElements }>(undefined);
  const [tries, setTries] = useState(0);
  const [failed, setFailed] = useState(false);
  const [complaint, setComplaint] = useState('');

  // biome-ignore lint/correctness/useExhaustiveDependencies: each try mounts it anew
  useEffect(() => {
    let gone = false;
    setFailed(false);
    mount(publishableKey, order, locale).then(
      (mounted) => {
        if (gone || !place.current) return;
        form.current = mounted;
        mounted.elements.create('payment').mount(place.current);
      },
      () => gone || setFailed(true),
    );
    return () => {
      gone = true;
      form.current?.elements.getElement('payment')?.destroy();
      form.current = undefined;
    };
  }, [publishableKey, order.id, locale, tries]);

  const send = (event: FormEvent) => {
    event.preventDefault();
    setComplaint('');
    submit(async () => {
      if (!form.current) return undefined;
      const { stripe, elements } = form.current;
      const checked = await elements.submit();
      const made = checked.error ? checked : await stripe.createPaymentMethod({ elements });
      if (made.error) setComplaint(made.error.message ?? m.errors.unexpected);
      return 'paymentMethod' in made && made.paymentMethod ? { paymentMethod: made.paymentMethod.id } : undefined;
    });
  };

  if (failed) {
    return (
      <>
        <Notice tone="bad" live>
          <p>{m.checkout.formFailed(clockTime(order.expiresAt, locale))}</p>
        </Notice>
        <button type="button" className="button wide" onClick={() => setTries(tries + 1)}>
          {m.common.retry}
        </button>
      </>
    );
  }
  return (
    <form onSubmit={send}>
      {complaint ? (
        <Notice tone="bad" live>
          <p>{complaint}</p>
        </Notice>
      ) : null}
      <div ref={place} className="stripe-card" />
      {button}
    </form>
  );
}

async function mount(key: string, order: Order, locale: string) {
  const { loadStripe } = await import('@stripe/stripe-js/pure');
  const stripe = await loadStripe(key);
  if (!stripe) throw new Error('Stripe.js is not there');
  const elements = stripe.elements({
    mode: 'payment',
    amount: Math.round(order.total * 10 ** digitsOf(order.currency)),
    currency: order.currency.toLowerCase(),
    paymentMethodCreation: 'manual',
    captureMethod: 'manual',
    locale: locale.startsWith('de') ? 'de' : 'en',
  });
  return { stripe, elements };
}

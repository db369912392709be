import { useState } from 'react';
import { asProblem } from '../../api/problem';
import type { Config } from '../../api/queries';
import type { Order } from '../../api/types';
import { money } from '../../i18n/format';
import { useI18n } from '../../i18n/i18n';
import { Refused } from '../../ui/failure';
import { Icon } from '../../ui/icon';
import { Notice } from '../../ui/notice';
import { type Card, usePay } from './pay';
import { StripeCard } from './stripe-card';
import { TestCards } from './test-cards';

type Props = { order: Order; config: Config; onAgreed: () => void; onEnded: () => void };

/** Where the buyer pays: with Stripe's own form where there is a key for it, else with test cards. */
export function CardForm({ order, config, onAgreed, onEnded }: Props) {
  const { m, locale } = useI18n();
  const [busy, setBusy] = useState(false);
  const pay = usePay({ order, config, onAgreed, onEnded });
  const submit = async (card: () => Promise<Card | undefined>) => {
    if (busy || pay.isPending) return;
    setBusy(true);
    try {
      const chosen = await card();
      if (chosen) await pay.mutateAsync(chosen).catch(() => undefined);
    } finally {
      setBusy(false);
    }
  };
  const button = (
    <button type="submit" className="button wide big" aria-disabled={busy}>
      <Icon name="lock" />
      {busy ? m.checkout.paying : m.checkout.pay(money(order.total, order.currency, locale))}
    </button>
  );
  return (
    <section className="panel" aria-labelledby="pay-title">
      <h2 id="pay-title">{config.stripePublishableKey ? m.checkout.payTitle : m.checkout.testTitle}</h2>
      {pay.error ? <Declined error={pay.error} /> : null}
      {config.stripePublishableKey ? (
        <StripeCard order={order} publishableKey={config.stripePublishableKey} submit={submit} button={button} />
      ) : (
        <TestCards submit={submit} button={button} />
      )}
      <p className="secure">
        <Icon name="shield" />
        {m.checkout.secure}
      </p>
    </section>
  );
}

function Declined({ error }: { error: unknown }) {
  const { m, language } = useI18n();
  const problem = asProblem(error);
  if (problem.status !== 402) {
    return (
      <Refused
        error={error}
        title={m.errors.title}
        text={problem.more.authentication ? m.checkout.bankFailed : undefined}
      />
    );
  }
  const code = String(problem.more.declineCode ?? problem.more.code ?? '');
  const reason = m.checkout.declineReasons[code] ?? (language === 'en' ? problem.message : '');
  return (
    <Notice tone="bad" title={m.checkout.declinedTitle} live>
      <p>
        {reason} {m.checkout.declined}
      </p>
    </Notice>
  );
}

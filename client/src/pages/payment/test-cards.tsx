import { type FormEvent, type ReactNode, useId } from 'react';
import { useMessages } from '../../i18n/i18n';
import { Icon } from '../../ui/icon';
import { Notice } from '../../ui/notice';
import type { Card } from './pay';

type Props = { submit: (card: () => Promise<Card | undefined>) => void; button: ReactNode };

/** Stripe's test cards, for a platform that has no Stripe: it says so, and no number is asked for. */
export function TestCards({ submit, button }: Props) {
  const m = useMessages();
  const id = useId();
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const chosen = String(new FormData(event.currentTarget).get('card'));
    submit(async () => ({ paymentMethod: chosen }));
  };
  return (
    <form onSubmit={send}>
      <Notice tone="info">
        <p id={id}>{m.checkout.noCharge}</p>
      </Notice>
      <fieldset className="test-cards" aria-describedby={id}>
        <legend className="visually-hidden">{m.checkout.testTitle}</legend>
        {Object.entries(m.checkout.cards).map(([card, [number, outcome]], i) => (
          <label key={card} className="test-card">
            <input type="radio" name="card" value={card} defaultChecked={i === 0} />
            <Icon name="card" />
            <span>
              <b>{number}</b> {outcome}
            </span>
          </label>
        ))}
      </fieldset>
      {button}
    </form>
  );
}

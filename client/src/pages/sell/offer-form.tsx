import { type ChangeEvent, type FormEvent, useState } from 'react';
import { asProblem } from '../../api/problem';
import type { Ticket, TicketDraft } from '../../api/types';
import { useMessages } from '../../i18n/i18n';
import { momentOf, timeZones } from '../../i18n/zones';
import { Refused } from '../../ui/failure';
import { ErrorSummary, Field, Input } from '../../ui/field';
import { TicketCard } from '../../ui/ticket-card';
import { type Complaints, check, decimal, draftOf, type Fields, useDraft } from './draft';

const currencies = ['EUR', 'USD', 'GBP', 'CHF', 'JPY', 'SEK', 'NOK', 'DKK', 'PLN', 'CAD', 'AUD', 'KRW'];

type Props = {
  ticket?: Ticket;
  action: string;
  busy: boolean;
  problem: unknown;
  onSubmit: (draft: TicketDraft) => void;
};

export function OfferForm({ ticket, action, busy, problem, onSubmit }: Props) {
  const m = useMessages();
  const [fields, setFields] = useDraft(ticket);
  const [complaints, setComplaints] = useState<Complaints>({});
  const refusal = problem ? asProblem(problem) : undefined;
  const wrong = (name: keyof Fields) => complaints[name] ?? refusal?.field(name);
  const set = (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>) =>
    setFields({ ...fields, [event.target.name]: event.target.value });
  const input = (name: keyof Fields) => ({ id: name, name, value: fields[name], onChange: set, error: wrong(name) });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const found = check(fields, m);
    setComplaints(found);
    if (Object.keys(found).length === 0) onSubmit(draftOf(fields));
  };
  const listed = Object.entries(complaints).map(([id, message]) => ({ id, message }));
  const general = refusal && !refusal.errors.some((error) => error.field && error.field in fields);
  return (
    <div className="sell-grid">
      <form className="panel form" onSubmit={submit} noValidate>
        <ErrorSummary errors={listed} />
        {general && listed.length === 0 ? <Refused error={refusal} /> : null}
        <fieldset>
          <legend>{m.sell.what}</legend>
          <Input label={m.sell.titleField} hint={m.sell.titleHint} maxLength={200} required {...input('title')} />
          <Field label={m.sell.description} id="description" error={wrong('description')} optional>
            {(control) => (
              <textarea
                {...control}
                name="description"
                rows={4}
                maxLength={5000}
                value={fields.description}
                onChange={set}
              />
            )}
          </Field>
        </fieldset>
        <fieldset>
          <legend>{m.sell.whenWhere}</legend>
          <Input label={m.sell.venue} hint={m.sell.venueHint} maxLength={200} optional {...input('venue')} />
          <div className="field-row">
            <Input label={m.sell.startsAt} type="datetime-local" optional {...input('startsAt')} />
            <Choice label={m.sell.timeZone} options={timeZones()} {...input('timeZone')} />
          </div>
        </fieldset>
        <fieldset>
          <legend>{m.sell.terms}</legend>
          <div className="field-row">
            <Input label={m.sell.price} inputMode="decimal" autoComplete="off" required {...input('price')} />
            <Choice
              label={m.sell.currency}
              options={[...new Set([fields.currency, ...currencies])].sort()}
              {...input('currency')}
            />
          </div>
          <div className="field-row">
            <Input label={m.sell.quantity} inputMode="numeric" autoComplete="off" required {...input('quantity')} />
            <Input
              label={m.sell.maxPerOrder}
              inputMode="numeric"
              autoComplete="off"
              required
              {...input('maxPerOrder')}
            />
          </div>
          <Input
            label={m.sell.refundable}
            hint={m.sell.refundableHint}
            type="datetime-local"
            optional
            {...input('refundableUntil')}
          />
        </fieldset>
        <button type="submit" className="button wide big" aria-disabled={busy}>
          {busy ? m.sell.saving : action}
        </button>
      </form>
      <Preview fields={fields} id={ticket?.id} />
    </div>
  );
}

type ChoiceProps = {
  label: string;
  options: string[];
  id: string;
  name: string;
  value: string;
  error: string | undefined;
  onChange: (event: ChangeEvent<HTMLSelectElement>) => void;
};

function Choice({ label, options, id, name, value, error, onChange }: ChoiceProps) {
  return (
    <Field label={label} id={id} error={error}>
      {(control) => (
        <select {...control} name={name} value={value} onChange={onChange}>
          {options.map((option) => (
            <option key={option}>{option}</option>
          ))}
        </select>
      )}
    </Field>
  );
}

function Preview({ fields, id }: { fields: Fields; id: string | undefined }) {
  const m = useMessages();
  const price = decimal(fields.price);
  return (
    <aside className="preview">
      <h2>{m.sell.preview}</h2>
      <TicketCard
        preview
        ticket={{
          id: id ?? fields.title,
          title: fields.title || m.sell.titleField,
          price: Number.isFinite(price) ? price : 0,
          currency: fields.currency,
          available: Number(fields.quantity) || 1,
          withdrawn: false,
          ...(fields.venue ? { venue: fields.venue } : {}),
          ...(fields.startsAt
            ? { startsAt: momentOf(fields.startsAt, fields.timeZone), timeZone: fields.timeZone }
            : {}),
        }}
      />
    </aside>
  );
}

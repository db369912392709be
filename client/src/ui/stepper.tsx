import { useId } from 'react';
import { useMessages } from '../i18n/i18n';
import { Icon } from './icon';

/** How many: a number with two buttons. */
export function Stepper(props: { label: string; value: number; most: number; onChange: (value: number) => void }) {
  const m = useMessages();
  const id = useId();
  const change = (value: number) => props.onChange(Math.max(1, Math.min(props.most, Math.trunc(value) || 1)));
  return (
    <div className="stepper-row">
      <label htmlFor={id}>
        {props.label}
        <small id={`${id}-most`}>{m.ticket.most(props.most)}</small>
      </label>
      <div className="stepper">
        <button
          type="button"
          aria-label={m.ticket.fewer}
          aria-disabled={props.value <= 1}
          onClick={() => change(props.value - 1)}
        >
          <Icon name="minus" />
        </button>
        <input
          id={id}
          type="number"
          inputMode="numeric"
          min={1}
          max={props.most}
          value={props.value}
          aria-describedby={`${id}-most`}
          onChange={(event) => change(event.target.valueAsNumber)}
        />
        <button
          type="button"
          aria-label={m.ticket.moreOne}
          aria-disabled={props.value >= props.most}
          onClick={() => change(props.value + 1)}
        >
          <Icon name="plus" />
        </button>
      </div>
    </div>
  );
}

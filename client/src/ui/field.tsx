import { type InputHTMLAttributes, type ReactNode, useId } from 'react';
import { useMessages } from '../i18n/i18n';

type Control = { id: string; 'aria-describedby': string | undefined; 'aria-invalid': boolean | undefined };

/** A labelled control with its hint and complaint. */
export function Field(props: {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  optional?: boolean;
  id?: string;
  children: (control: Control) => ReactNode;
}) {
  const m = useMessages();
  const own = useId();
  const id = props.id ?? own;
  const described = [props.hint ? `${id}-hint` : '', props.error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label htmlFor={id}>
        {props.label}
        {props.optional ? <span className="field-optional"> {m.common.optional}</span> : null}
      </label>
      {props.children({
        id,
        'aria-describedby': described || undefined,
        'aria-invalid': props.error ? true : undefined,
      })}
      {props.hint ? (
        <p className="field-hint" id={`${id}-hint`}>
          {props.hint}
        </p>
      ) : null}
      {props.error ? (
        <p className="field-error" id={`${id}-error`}>
          {props.error}
        </p>
      ) : null}
    </div>
  );
}

type InputProps = {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  optional?: boolean;
} & InputHTMLAttributes<HTMLInputElement>;

export function Input({ label, hint, error, optional, id, ...input }: InputProps) {
  return (
    <Field
      label={label}
      hint={hint}
      error={error}
      {...(optional ? { optional } : {})}
      {...(id !== undefined ? { id } : {})}
    >
      {(control) => <input {...input} {...control} />}
    </Field>
  );
}

/** What is wrong in a form, in one place, with the way to each field. */
export function ErrorSummary({ errors }: { errors: { id: string; message: string }[] }) {
  const m = useMessages();
  if (errors.length === 0) return null;
  return (
    <div className="notice bad" role="alert" tabIndex={-1} ref={(box) => box?.focus()}>
      <div>
        <p className="notice-title">{m.errors.form(errors.length)}</p>
        <ul>
          {errors.map((error) => (
            <li key={error.id}>
              <a href={`#${error.id}`} onClick={(event) => jump(event, error.id)}>
                {error.message}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

function jump(event: { preventDefault(): void }, id: string) {
  event.preventDefault();
  document.getElementById(id)?.focus();
}

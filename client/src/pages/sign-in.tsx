import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useRouter } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { answer, api } from '../api/client';
import { asProblem } from '../api/problem';
import { currentUser } from '../api/queries';
import type { User } from '../api/types';
import type { Messages } from '../i18n/en';
import { useMessages } from '../i18n/i18n';
import { sentenceFor } from '../ui/failure';
import { Field, Input } from '../ui/field';
import { Icon } from '../ui/icon';
import { Notice } from '../ui/notice';
import { Page } from '../ui/page';
import { Trust } from '../ui/trust';

type Account = { email: string; password: string };

export function SignInPage() {
  const { next } = getRouteApi('/sign-in').useSearch();
  const m = useMessages();
  return (
    <AccountForm
      title={m.auth.signInTitle}
      action={m.nav.signIn}
      next={next}
      send={(account) => answer(api.POST('/api/users/signin', { body: account }))}
    />
  );
}

export function SignUpPage() {
  const { next } = getRouteApi('/sign-up').useSearch();
  const m = useMessages();
  return (
    <AccountForm
      isNew
      title={m.auth.signUpTitle}
      action={m.nav.signUp}
      next={next}
      send={(account) => answer(api.POST('/api/users/signup', { body: account }))}
    />
  );
}

type Errors = { email?: string | undefined; password?: string | undefined; all?: string | undefined };

function complaints({ email, password }: Account, isNew: boolean, m: Messages): Errors {
  return {
    ...(email.trim() ? {} : { email: m.auth.emailNeeded }),
    ...(password
      ? isNew && password.length < 8
        ? { password: m.auth.passwordShort }
        : {}
      : { password: m.auth.passwordNeeded }),
  };
}

function refusals(error: unknown, isNew: boolean, m: Messages): Errors {
  const problem = asProblem(error);
  if (problem.status === 400 && !isNew) return { all: m.auth.wrong };
  const email = problem.field('email');
  const password = problem.field('password');
  return email || password ? { email, password } : { all: sentenceFor(problem, m) };
}

function AccountForm(props: {
  title: string;
  action: string;
  isNew?: boolean;
  next: string | undefined;
  send: (account: Account) => Promise<User>;
}) {
  const m = useMessages();
  const client = useQueryClient();
  const router = useRouter();
  const isNew = props.isNew ?? false;
  const [errors, setErrors] = useState<Errors>({});
  const signing = useMutation({
    mutationFn: props.send,
    onSuccess: async (user) => {
      client.removeQueries({ predicate: (query) => query.queryKey[0] !== 'tickets' });
      client.setQueryData(currentUser.queryKey, user);
      await router.navigate({ href: props.next ?? '/', replace: true });
    },
    onError: (error) => setErrors(refusals(error, isNew, m)),
  });

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (signing.isPending) return;
    const form = new FormData(event.currentTarget);
    const account = { email: String(form.get('email')), password: String(form.get('password')) };
    const wrong = complaints(account, isNew, m);
    setErrors(wrong);
    const first = Object.keys(wrong)[0];
    if (first) event.currentTarget.querySelector<HTMLInputElement>(`[name=${first}]`)?.focus();
    else signing.mutate(account);
  };

  const other = props.next ? { next: props.next } : {};
  return (
    <Page title={props.title} className="sign">
      {props.next?.startsWith('/tickets/') ? (
        <Notice tone="info">
          <p>{m.auth.keeps}</p>
        </Notice>
      ) : null}
      <form className="panel form" onSubmit={submit} noValidate>
        {errors.all ? (
          <Notice tone="bad" live>
            <p>{errors.all}</p>
          </Notice>
        ) : null}
        <Input label={m.auth.email} name="email" type="email" autoComplete="username" error={errors.email} required />
        <Password isNew={isNew} error={errors.password} />
        <button type="submit" className="button wide big" aria-disabled={signing.isPending}>
          <Icon name="lock" />
          {signing.isPending ? m.auth.working : props.action}
        </button>
      </form>
      <p className="centered">
        {isNew ? m.auth.haveAccount : m.auth.noAccount}{' '}
        <Link to={isNew ? '/sign-in' : '/sign-up'} search={other} className="strong-link">
          {isNew ? m.nav.signIn : m.nav.signUp}
        </Link>
      </p>
      <div className="sign-side">
        <p>{m.browse.title}</p>
        <Trust />
      </div>
    </Page>
  );
}

function Password({ isNew, error }: { isNew: boolean; error: string | undefined }) {
  const m = useMessages();
  const [shown, show] = useState(false);
  return (
    <Field label={m.auth.password} hint={isNew ? m.auth.passwordHint : undefined} error={error}>
      {(control) => (
        <div className="with-button">
          <input
            {...control}
            name="password"
            type={shown ? 'text' : 'password'}
            autoComplete={isNew ? 'new-password' : 'current-password'}
            required
          />
          <button type="button" className="button quiet" aria-pressed={shown} onClick={() => show(!shown)}>
            {shown ? m.auth.hide : m.auth.show}
          </button>
        </div>
      )}
    </Field>
  );
}

import { Link, useLocation } from '@tanstack/react-router';
import { asProblem, type Problem } from '../api/problem';
import type { Messages } from '../i18n/en';
import { useMessages } from '../i18n/i18n';
import { Empty, Notice } from './notice';
import { Page } from './page';

/** What a refusal means to a person, in their language. */
export function sentenceFor(problem: Problem, m: Messages): string {
  if (problem.status === 0) return navigator.onLine ? m.errors.maintenance : m.errors.offline;
  if (problem.unreachable) return m.errors.maintenance;
  if (problem.status === 429) return m.errors.tooMany(problem.retryAfter ?? 5);
  if (problem.status >= 500) return m.errors.unexpected;
  return problem.message || m.errors.unexpected;
}

/** Why something is refused, where it was asked for; and the way to sign in where the session has ended meanwhile. */
export function Refused({ error, title, text }: { error: unknown; title?: string; text?: string | undefined }) {
  const m = useMessages();
  const here = useLocation();
  const problem = asProblem(error);
  return (
    <Notice tone="bad" live {...(title ? { title } : {})}>
      {problem.status === 401 ? (
        <p>
          {m.errors.sessionEnded}{' '}
          <Link to="/sign-in" search={{ next: here.href }}>
            {m.nav.signIn}
          </Link>
        </p>
      ) : (
        <p>{text ?? sentenceFor(problem, m)}</p>
      )}
    </Notice>
  );
}

/** In place of a whole page. */
export function FailurePage(props: { error: unknown; retry?: () => void }) {
  const m = useMessages();
  return (
    <Page title={titleOf(asProblem(props.error), m)} titleHidden narrow>
      <Failure {...props} />
    </Page>
  );
}

function titleOf({ status }: Problem, m: Messages): string {
  if (status === 401) return m.errors.signInTitle;
  if (status === 403) return m.errors.forbiddenTitle;
  return status === 404 ? m.errors.notFoundTitle : m.errors.title;
}

/** In place of what could not be had. */
export function Failure({ error, retry }: { error: unknown; retry?: () => void }) {
  const m = useMessages();
  const here = useLocation();
  const problem = asProblem(error);
  if (problem.status === 401) {
    return (
      <Empty icon="lock" title={titleOf(problem, m)} text={m.errors.signIn}>
        <Link className="button" to="/sign-in" search={{ next: here.href }}>
          {m.nav.signIn}
        </Link>
      </Empty>
    );
  }
  if (problem.status === 403) {
    return (
      <Empty icon="lock" title={titleOf(problem, m)} text={m.errors.forbidden}>
        <Link className="button" to="/">
          {m.common.home}
        </Link>
      </Empty>
    );
  }
  if (problem.status === 404) {
    return (
      <Empty icon="search" title={titleOf(problem, m)} text={m.errors.notFound}>
        <Link className="button" to="/">
          {m.common.home}
        </Link>
      </Empty>
    );
  }
  return (
    <div role="alert">
      <Empty icon="warning" title={titleOf(problem, m)} text={sentenceFor(problem, m)}>
        {retry ? (
          <button type="button" className="button" onClick={retry}>
            {m.common.retry}
          </button>
        ) : null}
      </Empty>
    </div>
  );
}

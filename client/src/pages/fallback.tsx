import type { ErrorComponentProps } from '@tanstack/react-router';
import { Link } from '@tanstack/react-router';
import { useMessages } from '../i18n/i18n';
import { Empty } from '../ui/notice';
import { Page } from '../ui/page';

export function Lost() {
  const m = useMessages();
  return (
    <Page title={m.errors.notFoundTitle} titleHidden narrow>
      <Empty icon="search" title={m.errors.notFoundTitle} text={m.errors.notFound}>
        <Link className="button" to="/">
          {m.common.home}
        </Link>
      </Empty>
    </Page>
  );
}

/** When a page itself has failed; also when its part could not be loaded, as after an update of the client. */
export function Crashed(_: Partial<ErrorComponentProps>) {
  const m = useMessages();
  return (
    <Page title={m.errors.title} titleHidden narrow>
      <Empty icon="warning" title={m.errors.title} text={navigator.onLine ? m.errors.unexpected : m.errors.offline}>
        <button type="button" className="button" onClick={() => location.reload()}>
          {m.common.retry}
        </button>
      </Empty>
    </Page>
  );
}

export function Waiting() {
  const m = useMessages();
  return (
    <div className="page">
      <h1 className="visually-hidden">
        <span role="status">{m.common.loading}</span>
      </h1>
      <div className="skeleton skeleton-title" />
      <div className="skeleton skeleton-block" />
    </div>
  );
}

import { useMessages } from '../i18n/i18n';

/** Rows that are on their way; who listens hears so. */
export function StubSkeletons() {
  const m = useMessages();
  return (
    <>
      <p className="visually-hidden" role="status">
        {m.common.loading}
      </p>
      <ul className="stubs" aria-hidden="true">
        <li className="stub skeleton" />
        <li className="stub skeleton" />
        <li className="stub skeleton" />
      </ul>
    </>
  );
}

import { type ReactNode, useEffect, useRef } from 'react';
import { useMessages } from '../i18n/i18n';

let visited = 0;

/**
 * A page with its one heading. Coming here moves the focus to it and names the document, so that people who cannot see the
 * screen change hear of it; not on the very first page, where the browser does so.
 */
export function Page(props: {
  title: string;
  lead?: ReactNode;
  narrow?: boolean;
  className?: string;
  titleHidden?: boolean;
  /** More that belongs to the title. */
  beside?: ReactNode;
  children: ReactNode;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  const m = useMessages();
  useEffect(() => {
    document.title = `${props.title} – ${m.brand}`;
  }, [props.title, m.brand]);
  useEffect(() => {
    if (visited++ > 0) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div className={['page', props.narrow ? 'narrow' : '', props.className ?? ''].join(' ').trim()}>
      <header className={props.titleHidden ? 'visually-hidden' : 'page-head'}>
        <h1 ref={heading} tabIndex={-1}>
          {props.title}
        </h1>
        {props.lead ? <p className="lead">{props.lead}</p> : null}
        {props.beside}
      </header>
      {props.children}
    </div>
  );
}

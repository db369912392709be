import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon';

export type Tone = 'info' | 'good' | 'warn' | 'bad';

const icons: Record<Tone, IconName> = { info: 'bolt', good: 'check', warn: 'warning', bad: 'warning' };

/** Something the reader should know here. `live` ones are read out when they appear. */
export function Notice(props: { tone: Tone; title?: string; live?: boolean; children?: ReactNode }) {
  return (
    <div className={`notice ${props.tone}`} role={props.live ? (props.tone === 'bad' ? 'alert' : 'status') : undefined}>
      <Icon name={icons[props.tone]} />
      <div>
        {props.title ? <p className="notice-title">{props.title}</p> : null}
        {props.children}
      </div>
    </div>
  );
}

/** A page's place without content: what it means and what to do now. */
export function Empty(props: { icon: IconName; title: string; text?: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <span className="empty-icon">
        <Icon name={props.icon} />
      </span>
      <h2>{props.title}</h2>
      {props.text ? <p>{props.text}</p> : null}
      {props.children}
    </div>
  );
}

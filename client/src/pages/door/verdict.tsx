import { clockTime, shortDateTime } from '../../i18n/format';
import { useI18n, useMessages } from '../../i18n/i18n';
import { Icon, type IconName } from '../../ui/icon';
import type { Scan, Verdict } from './check';

const icons: Record<Verdict, IconName> = {
  valid: 'check',
  used: 'clock',
  wrong: 'arrow',
  void: 'cross',
  forged: 'warning',
  unreachable: 'bolt',
};

/** The last verdict: a colour, a sign and a word, so big that one look is enough. */
export function VerdictSign({ scan, busy }: { scan: Scan | undefined; busy: boolean }) {
  const { m } = useI18n();
  if (!scan) {
    return (
      <div className="verdict ready">
        <Icon name="camera" />
        <p className="verdict-word">{busy ? m.door.checking : m.door.scan}</p>
      </div>
    );
  }
  const { verdict, checked } = scan;
  return (
    <div className={`verdict ${verdict} ${busy ? 'stale' : ''}`}>
      <Icon name={icons[verdict]} />
      <p className="verdict-word">{m.door.verdicts[verdict]}</p>
      <p>{m.door.texts[verdict]}</p>
      <UsedAt scan={scan} />
      {checked?.admission ? (
        <p className="verdict-what">
          {checked.admission.title} · {m.admission.number(checked.admission.number)}
        </p>
      ) : null}
    </div>
  );
}

/** Since when it is used; not for the one who is let in at this very moment. */
function UsedAt({ scan }: { scan: Scan }) {
  const { m, locale } = useI18n();
  const at = scan.checked?.usedAt;
  if (scan.verdict !== 'used' || !at) return null;
  const today = new Date(at).toDateString() === new Date().toDateString();
  return <p className="verdict-when">{m.door.usedAt((today ? clockTime : shortDateTime)(at, locale))}</p>;
}

export function LastScans({ scans }: { scans: Scan[] }) {
  const { m, locale } = useI18n();
  if (scans.length === 0) return null;
  return (
    <section aria-labelledby="last-scans" className="last-scans">
      <h2 id="last-scans">{m.door.last}</h2>
      <ol>
        {scans.map((scan) => (
          <li key={scan.key}>
            <Badge verdict={scan.verdict} />
            <span>
              {scan.checked?.admission ? m.admission.number(scan.checked.admission.number) : scan.code.slice(0, 12)}
            </span>
            <time>{clockTime(scan.at, locale)}</time>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Badge({ verdict }: { verdict: Verdict }) {
  const m = useMessages();
  const tone = verdict === 'valid' ? 'good' : verdict === 'used' || verdict === 'unreachable' ? 'warn' : 'bad';
  return <span className={`badge ${tone}`}>{m.door.verdicts[verdict]}</span>;
}

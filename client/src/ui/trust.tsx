import { useMessages } from '../i18n/i18n';
import { Icon, type IconName } from './icon';

const icons: IconName[] = ['card', 'shield', 'ticket'];

/** Why one can buy here. */
export function Trust() {
  const m = useMessages();
  return (
    <ul className="trust">
      {m.browse.trust.map((promise, i) => (
        <li key={promise}>
          <Icon name={icons[i] ?? 'check'} />
          {promise}
        </li>
      ))}
    </ul>
  );
}

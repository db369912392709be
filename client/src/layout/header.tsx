import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from '@tanstack/react-router';
import { currentUser } from '../api/queries';
import { useMessages } from '../i18n/i18n';
import { Icon } from '../ui/icon';
import { useSignOut } from './sign-out';

export function Header() {
  const m = useMessages();
  return (
    <header className="top">
      <div className="top-inner">
        <Link to="/" className="brand">
          <svg viewBox="0 0 32 32" aria-hidden="true">
            <rect width="32" height="32" rx="9" className="brand-back" />
            <path d="M6 11h20v3.2a2 2 0 0 0 0 3.6V21H6v-3.2a2 2 0 0 0 0-3.6z" className="brand-ticket" />
            <path d="M19 11.8v8.4" className="brand-perforation" strokeWidth="1.6" strokeDasharray="1.6 1.6" />
          </svg>
          {m.brand}
        </Link>
        <nav aria-label={m.nav.label} className="nav">
          <Link to="/" activeOptions={{ exact: true, includeSearch: false }}>
            {m.nav.browse}
          </Link>
          <Link to="/orders">{m.nav.orders}</Link>
          <Link to="/sales">{m.nav.sell}</Link>
        </nav>
        <Account />
      </div>
    </header>
  );
}

function Account() {
  const m = useMessages();
  const here = useLocation();
  const { data: user, isPending } = useQuery(currentUser);
  const signOut = useSignOut();
  if (isPending) return <div className="account" />;
  if (!user) {
    const next = here.pathname.startsWith('/sign-') ? {} : { next: here.href };
    return (
      <div className="account">
        <Link to="/sign-in" search={next} className="button quiet small">
          {m.nav.signIn}
        </Link>
      </div>
    );
  }
  return (
    <div className="account">
      <button
        type="button"
        className="avatar"
        popoverTarget="account-menu"
        aria-label={m.nav.account(user.email)}
        aria-haspopup="true"
      >
        {user.email.slice(0, 1).toUpperCase()}
      </button>
      <div id="account-menu" popover="auto" className="menu">
        <p className="menu-who">{user.email}</p>
        <ul>
          <li>
            <Link to="/orders" onClick={close}>
              <Icon name="ticket" />
              {m.nav.orders}
            </Link>
          </li>
          <li>
            <Link to="/sales" onClick={close}>
              <Icon name="bolt" />
              {m.nav.sales}
            </Link>
          </li>
          <li>
            <button type="button" onClick={() => signOut.mutate()}>
              <Icon name="arrow" />
              {m.nav.signOut}
            </button>
          </li>
        </ul>
      </div>
    </div>
  );
}

const close = () => document.getElementById('account-menu')?.hidePopover();

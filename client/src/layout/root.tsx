import { Outlet } from '@tanstack/react-router';
import { useMessages } from '../i18n/i18n';
import { Toasts } from '../ui/toast';
import { Footer } from './footer';
import { Header } from './header';
import { useOnline } from './online';

export function Root() {
  const m = useMessages();
  return (
    <>
      <a className="skip" href="#main">
        {m.skip}
      </a>
      <Header />
      <OfflineBanner />
      <main id="main" tabIndex={-1}>
        <Outlet />
      </main>
      <Footer />
      <Toasts />
    </>
  );
}

function OfflineBanner() {
  const m = useMessages();
  const online = useOnline();
  return (
    <div role="status" className="banner-place">
      {online ? null : <p className="banner">{m.errors.banner}</p>}
    </div>
  );
}

import '@fontsource-variable/bricolage-grotesque/wght.css';
import '@fontsource-variable/figtree/wght.css';
import './styles/index.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { browse, queryClient } from './api/queries';
import { LanguageProvider, loadMessages, preferredLanguage } from './i18n/i18n';
import { keepShell } from './layout/shell';
import { showTheme, theme } from './layout/theme';
import { router } from './router';

showTheme(theme());
keepShell();
const language = preferredLanguage();
const place = document.getElementById('root');
if (!place) throw new Error('index.html has no #root');

// What is on sale has been asked for with the page itself (nginx/pages.conf): drawing it at once is half the work of drawing
// the page without it first.
const onSale =
  location.pathname === '/' && location.search === '' ? queryClient.prefetchInfiniteQuery(browse({})) : undefined;
const messages = await loadMessages(language);
await Promise.race([onSale, new Promise((resolve) => setTimeout(resolve, 400))]);
createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <LanguageProvider language={language} messages={messages}>
        <RouterProvider router={router} />
      </LanguageProvider>
    </QueryClientProvider>
  </StrictMode>,
);

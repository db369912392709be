import { read, write } from '../i18n/i18n';

export type Theme = 'system' | 'light' | 'dark';

export const theme = (): Theme => {
  const stored = read('theme');
  return stored === 'light' || stored === 'dark' ? stored : 'system';
};

export function showTheme(wish: Theme): void {
  if (wish === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = wish;
}

export function chooseTheme(wish: Theme): void {
  write('theme', wish);
  showTheme(wish);
}

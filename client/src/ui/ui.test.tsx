import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { de } from '../i18n/de';
import { en } from '../i18n/en';
import { type Language, LanguageProvider } from '../i18n/i18n';
import { Art } from './art';
import { spokenMinute } from './countdown';
import { ErrorSummary, Input } from './field';
import { QrCode } from './qr';
import { Stepper } from './stepper';

const inLanguage = (language: Language, children: React.ReactNode) => (
  <LanguageProvider language={language} messages={language === 'de' ? de : en}>
    {children}
  </LanguageProvider>
);

test('draws the same picture for the same ticket, and others for others', () => {
  const drawn = (seed: string) => render(<Art seed={seed} />).container.innerHTML;
  expect(drawn('0123456789abcdef01234567')).toBe(drawn('0123456789abcdef01234567'));
  const pictures = new Set(Array.from({ length: 30 }, (_, i) => drawn(`0123456789abcdef0123456${i}`)));
  expect(pictures.size).toBe(30);
});

test('draws a code with its quiet zone and names it', () => {
  render(<QrCode code="TICKET-1" label="QR code of ticket 1" />);
  const code = screen.getByRole('img', { name: 'QR code of ticket 1' });
  expect(code.querySelector('path')?.getAttribute('d')).not.toMatch(/M[0-3] /);
});

function Counter({ most, told }: { most: number; told: (value: number) => void }) {
  const [value, setValue] = useState(1);
  return (
    <Stepper
      label="How many?"
      value={value}
      most={most}
      onChange={(next) => {
        told(next);
        setValue(next);
      }}
    />
  );
}

test('counts from one to the most that is allowed', async () => {
  const told = vi.fn();
  render(<Counter most={3} told={told} />);
  for (let i = 0; i < 4; i++) await userEvent.click(screen.getByRole('button', { name: 'One more' }));
  expect(screen.getByRole('spinbutton', { name: /How many/ })).toHaveValue(3);
  await userEvent.click(screen.getByRole('button', { name: 'One fewer' }));
  expect(told).toHaveBeenLastCalledWith(2);
});

test('reads out few minutes, not seconds', () => {
  const minute = 60_000;
  expect([14.5, 4.9, 3.5, 1.9, 0.5, 0].map((left) => spokenMinute(left * minute))).toEqual([
    undefined,
    5,
    undefined,
    2,
    1,
    undefined,
  ]);
});

test('a form tells what is wrong where a screen reader finds it', async () => {
  const { container } = render(
    inLanguage(
      'de',
      <main>
        <ErrorSummary errors={[{ id: 'price', message: 'Gib einen Preis über null ein.' }]} />
        <Input id="price" label="Preis" error="Gib einen Preis über null ein." />
      </main>,
    ),
  );
  expect(screen.getByRole('alert')).toHaveFocus();
  expect(screen.getByRole('alert')).toHaveTextContent('1 Angabe');
  expect(screen.getByLabelText('Preis')).toHaveAccessibleDescription('Gib einen Preis über null ein.');
  await userEvent.click(screen.getByRole('link'));
  expect(screen.getByLabelText('Preis')).toHaveFocus();
  const result = await axe.run(container, { rules: { 'color-contrast': { enabled: false } } });
  expect(result.violations).toEqual([]);
});

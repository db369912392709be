// Money and dates as people of a language write them. Amounts are decimals of the currency, as in the API.

// Making one takes a slow phone longer than drawing the card that it is for.
const numbers = new Map<string, Intl.NumberFormat>();
const dates = new Map<string, Intl.DateTimeFormat>();

function kept<F>(all: Map<string, F>, key: string, make: () => F): F {
  const known = all.get(key);
  if (known) return known;
  const made = make();
  all.set(key, made);
  return made;
}

export function money(amount: number, currency: string, locale: string): string {
  return kept(
    numbers,
    `${locale} ${currency}`,
    () => new Intl.NumberFormat(locale, { style: 'currency', currency }),
  ).format(amount);
}

/** How many digits a currency has behind the point: 2 for EUR, 0 for JPY. */
export function digitsOf(currency: string): number {
  try {
    return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    return 2;
  }
}

/** price × quantity without the errors of floating point. */
export function times(price: number, quantity: number, currency: string): number {
  const unit = 10 ** digitsOf(currency);
  return (Math.round(price * unit) * quantity) / unit;
}

export type Instant = string | number | Date;

function formatter(locale: string, options: Intl.DateTimeFormatOptions, timeZone?: string): Intl.DateTimeFormat {
  return kept(dates, JSON.stringify([locale, timeZone, options]), () => {
    try {
      return new Intl.DateTimeFormat(locale, { ...options, ...(timeZone ? { timeZone } : {}) });
    } catch {
      return new Intl.DateTimeFormat(locale, options); // a time zone that this browser does not know
    }
  });
}

/** "Thu, Dec 24, 2026, 8:00 PM GMT+1": where the event is, with its time zone. */
export function dateTime(at: Instant, locale: string, timeZone?: string): string {
  return formatter(
    locale,
    {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: 'numeric',
      minute: '2-digit',
      timeZoneName: 'short',
    },
    timeZone,
  ).format(new Date(at));
}

export function shortDateTime(at: Instant, locale: string, timeZone?: string): string {
  return formatter(
    locale,
    { weekday: 'short', day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' },
    timeZone,
  ).format(new Date(at));
}

export function clockTime(at: Instant, locale: string, timeZone?: string): string {
  return formatter(locale, { hour: 'numeric', minute: '2-digit' }, timeZone).format(new Date(at));
}

export function dayAndMonth(at: Instant, locale: string, timeZone?: string): { day: string; month: string } {
  const date = new Date(at);
  return {
    day: formatter(locale, { day: 'numeric' }, timeZone).format(date).replace(/\D/g, ''),
    month: formatter(locale, { month: 'short' }, timeZone).format(date),
  };
}

/** "Dec 24" of "2026-12-24", a day of no place. */
export function calendarDay(day: string, locale: string): string {
  return formatter(locale, { day: 'numeric', month: 'short' }, 'UTC').format(new Date(day));
}

/** "4:05" of milliseconds. */
export function minutesAndSeconds(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** The last part of "Philharmonie, Berlin". */
export function cityOf(venue: string | undefined): string | undefined {
  return venue?.includes(',') ? venue.slice(venue.lastIndexOf(',') + 1).trim() : undefined;
}

/** A code in groups of four, as people read it out. */
export function grouped(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1 ');
}

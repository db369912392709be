import type { SaleDay } from '../../api/types';
import { calendarDay, money } from '../../i18n/format';
import { useI18n } from '../../i18n/i18n';

const W = 720;
const H = 200;
const FEWEST_BARS = 14;
const MOST_BARS = 30;
const DAY = 86_400_000;

/** Sold per day as bars, with the numbers in a table behind them. Days without a sale are drawn too. */
export function DaysChart({ days, currency }: { days: SaleDay[]; currency: string }) {
  const { m, locale } = useI18n();
  if (days.length === 0) return <p className="muted">{m.sales.noDays}</p>;
  const shown = atLeast(FEWEST_BARS, everyDay(days)).slice(-MOST_BARS);
  const most = Math.max(1, ...shown.map((day) => day.sold));
  const step = W / shown.length;
  const first = shown[0] as SaleDay;
  const last = shown.at(-1) as SaleDay;
  return (
    <>
      <svg className="chart" viewBox={`0 0 ${W} ${H}`} role="img" aria-label={m.sales.chart(shown.length, most)}>
        <path className="chart-grid" d={`M0 ${H - 1}H${W}M0 ${H / 2}H${W}M0 1H${W}`} />
        {shown.map((day, i) => {
          const height = Math.max(day.sold > 0 ? 4 : 0, ((H - 8) * day.sold) / most);
          const width = Math.min(44, step * 0.7);
          return (
            <rect
              key={day.day}
              className="chart-bar"
              x={i * step + (step - width) / 2}
              y={H - height}
              width={width}
              height={height}
              rx={Math.min(6, width / 2)}
            >
              <title>{`${calendarDay(day.day, locale)}: ${day.sold}`}</title>
            </rect>
          );
        })}
      </svg>
      <p className="chart-ends" aria-hidden="true">
        <span>{calendarDay(first.day, locale)}</span>
        <span>{calendarDay(last.day, locale)}</span>
      </p>
      <details>
        <summary>{m.sales.table}</summary>
        <Table days={days} currency={currency} />
      </details>
    </>
  );
}

function Table({ days, currency }: { days: SaleDay[]; currency: string }) {
  const { m, locale } = useI18n();
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{m.sales.day}</th>
          <th scope="col" className="number">
            {m.sales.sold}
          </th>
          <th scope="col" className="number">
            {m.sales.revenue}
          </th>
        </tr>
      </thead>
      <tbody>
        {days.map((day) => (
          <tr key={day.day}>
            <th scope="row">{calendarDay(day.day, locale)}</th>
            <td className="number">{day.sold}</td>
            <td className="number">{money(day.revenue, currency, locale)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** With the days between, on which nothing was sold: a gap in time is a gap in the picture. */
export function everyDay(days: SaleDay[]): SaleDay[] {
  const known = new Map(days.map((day) => [day.day, day]));
  const moments = days.map((day) => Date.parse(day.day)).sort((a, b) => a - b);
  const to = moments.at(-1) ?? 0;
  const from = Math.max(moments[0] ?? to, to - 365 * DAY);
  return Array.from({ length: Math.round((to - from) / DAY) + 1 }, (_, i) => {
    const day = new Date(from + i * DAY).toISOString().slice(0, 10);
    return known.get(day) ?? { day, sold: 0, revenue: 0 };
  });
}

/** So many days, with those before in which there was nothing yet: one day alone makes no picture. */
export function atLeast(length: number, days: SaleDay[]): SaleDay[] {
  const first = Date.parse(days[0]?.day ?? '');
  const missing = Math.max(0, length - days.length);
  const before = Array.from({ length: missing }, (_, i) => ({
    day: new Date(first - (missing - i) * DAY).toISOString().slice(0, 10),
    sold: 0,
    revenue: 0,
  }));
  return [...before, ...days];
}

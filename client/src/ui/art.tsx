import { memo, type ReactNode } from 'react';

// A picture for a ticket without one: drawn from its id, so that it looks the same everywhere and always.

const palettes = [
  ['#1d1246', '#5b2be0', '#ff7ac6', '#ffd36e'],
  ['#06283d', '#1363df', '#47b5ff', '#dff6ff'],
  ['#2b0a3d', '#c7257a', '#ff8e3c', '#ffe3a3'],
  ['#052e2b', '#0f8b6d', '#6fe3b4', '#fff1b8'],
  ['#3a0d12', '#d7263d', '#f46036', '#ffe0c2'],
  ['#0c1b33', '#3a4fd8', '#8ea6ff', '#ffb8d2'],
  ['#23180a', '#b5651d', '#f2b134', '#fff0cf'],
  ['#101c2c', '#23607a', '#e0607e', '#f9d8b7'],
  ['#17102b', '#7a3cf0', '#22d3c5', '#eafff8'],
  ['#2a1020', '#a4133c', '#ff4d6d', '#ffccd5'],
] as const;

const W = 400;
const H = 225;

/** A small seeded generator (mulberry32): numbers from 0 to 1. */
function randomOf(seed: string): () => number {
  let state = 2166136261;
  for (const letter of seed) state = Math.imul(state ^ letter.charCodeAt(0), 16777619);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

type Draw = (random: () => number, colours: readonly string[]) => ReactNode;
const range = (n: number) => Array.from({ length: n }, (_, i) => i);
const round = (n: number) => Math.round(n * 10) / 10;

const rings: Draw = (random, [, a, b, c]) => {
  const x = round(W * (0.25 + random() * 0.5));
  const y = round(H * (0.75 + random() * 0.4));
  return range(9).map((i) => (
    <circle key={i} cx={x} cy={y} r={260 - i * 29} fill={[a, b, c][i % 3] ?? a} opacity={0.16 + i * 0.09} />
  ));
};

const waves: Draw = (random, [, a, b, c]) =>
  range(6).map((i) => {
    const y = 60 + i * 30;
    const bend = 20 + random() * 46;
    const shift = random() * 120 - 60;
    return (
      <path
        key={i}
        d={`M-20 ${y}C${round(90 + shift)} ${round(y - bend)} ${round(190 + shift)} ${round(y + bend)} 420 ${round(y - bend / 2)}V240H-20Z`}
        fill={[a, b, a, c, b, a][i] ?? a}
        opacity={0.35 + i * 0.1}
      />
    );
  });

const bars: Draw = (random, [, a, b, c]) =>
  range(20).map((i) => {
    const height = round(26 + random() * 150 * Math.sin(((i + 1) / 21) * Math.PI) + random() * 20);
    return (
      <rect key={i} x={i * 20 + 4} y={H - height} width="12" height={height} rx="6" fill={[a, b, c, b][i % 4] ?? a} />
    );
  });

const confetti: Draw = (random, [, a, b, c]) =>
  range(46).map((i) => {
    const x = round(random() * W);
    const y = round(random() * H);
    return (
      <rect
        key={i}
        x={x}
        y={y}
        width={round(6 + random() * 22)}
        height={round(5 + random() * 6)}
        rx="3"
        fill={[a, b, c][i % 3] ?? a}
        transform={`rotate(${Math.round(random() * 180)} ${x} ${y})`}
      />
    );
  });

const beams: Draw = (random, [, a, b, c]) => {
  const x = round(W * (0.3 + random() * 0.4));
  return (
    <>
      {range(7).map((i) => {
        const to = i * 80 - 60 + random() * 30;
        return (
          <path
            key={i}
            d={`M${x} -10L${round(to)} 235H${round(to + 50)}Z`}
            fill={[a, b, c, b, a, c, b][i] ?? a}
            opacity="0.55"
          />
        );
      })}
      <ellipse cx={W / 2} cy={H + 12} rx="230" ry="46" fill={c} opacity="0.85" />
    </>
  );
};

const hills: Draw = (random, [, a, b, c]) => (
  <>
    <circle cx={round(90 + random() * 220)} cy={round(60 + random() * 40)} r={round(30 + random() * 22)} fill={c} />
    {range(3).map((i) => {
      const y = 120 + i * 32;
      const points = range(6).map((p) => `L${p * 80} ${round(y - random() * 62)}`);
      return (
        <path key={i} d={`M0 240${points.join('')}V240Z`} fill={[b, a, '#0008'][i] ?? a} opacity={i === 2 ? 1 : 0.85} />
      );
    })}
  </>
);

const patterns = [rings, waves, bars, confetti, beams, hills];

export const Art = memo(function Art({ seed }: { seed: string }) {
  const random = randomOf(seed);
  random();
  const palette = palettes[Math.floor(random() * palettes.length)] ?? palettes[0];
  const draw = patterns[Math.floor(random() * patterns.length)] ?? rings;
  return (
    <svg className="art" viewBox={`0 0 ${W} ${H}`} preserveAspectRatio="xMidYMid slice" aria-hidden="true">
      <rect width={W} height={H} fill={palette[0]} />
      {draw(random, palette)}
    </svg>
  );
});

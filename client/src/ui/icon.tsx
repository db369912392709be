const paths = {
  search: 'M11 4a7 7 0 1 1 0 14 7 7 0 0 1 0-14m5 12 4.5 4.5',
  calendar: 'M5 6h14v14H5zM5 10h14M9 3v4M15 3v4',
  place: 'M12 21s7-6.2 7-11.5A7 7 0 0 0 5 9.500C5 14.800 12 21 12 21m0-9a2.500 2.500 0 1 1 0-5 2.500 2.500 0 0 1 0 5',
  ticket: 'M3 8h18v3a2 2 0 0 0 0 4v3H3v-3a2 2 0 0 0 0-4zM14.500 8.500v9',
  clock: 'M12 4a8.500 8.500 0 1 1 0 17 8.500 8.500 0 0 1 0-17m0 4v5l3 2',
  check: 'm5 12.500 4.500 4.500L19 7.500',
  cross: 'M6 6l12 12M18 6 6 18',
  warning: 'M12 4 2.800 20h18.400zM12 10v4.500M12 17.200v.3',
  lock: 'M6 11h12v9H6zM8.500 11V8a3.500 3.500 0 0 1 7 0v3',
  shield: 'M12 3 5 6v5.500c0 4.500 3 7.500 7 9.500 4-2 7-5 7-9.500V6zM9 12l2.200 2.200L15.200 10',
  user: 'M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8M4.500 20.500c.8-4 3.800-6 7.500-6s6.700 2 7.500 6',
  camera: 'M3 8h4l1.500-2.500h7L17 8h4v11H3zM12 10a3.500 3.500 0 1 1 0 7 3.500 3.500 0 0 1 0-7',
  bolt: 'M13 3 5 13.500h6L10 21l8-10.500h-6z',
  card: 'M3 6h18v12H3zM3 10h18M6.500 14.500h4',
  arrow: 'M5 12h14m-6-6 6 6-6 6',
  download: 'M12 4v11m-4.500-4.500L12 15l4.500-4.500M5 20h14',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
} as const;

export type IconName = keyof typeof paths;

/** A sign beside a word; never the only carrier of a meaning. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}

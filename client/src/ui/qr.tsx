import { useMemo } from 'react';
import { encode } from 'uqr';

/** A QR code as one path, always dark on white with its quiet zone, whatever the theme. */
export function QrCode({ code, label }: { code: string; label: string }) {
  const { size, path } = useMemo(() => draw(code), [code]);
  return (
    <svg className="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}

function draw(code: string): { size: number; path: string } {
  const { data, size } = encode(code, { ecc: 'M', border: 4 });
  let path = '';
  data.forEach((row, y) => {
    row.forEach((dark, x) => {
      if (dark) path += `M${x} ${y}h1v1h-1z`;
    });
  });
  return { size, path };
}

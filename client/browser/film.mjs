// What a camera sees, as a film that Chromium takes for one.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { encode } from 'uqr';

const folder = mkdtempSync(join(tmpdir(), 'door-'));
let films = 0;
after(() => rmSync(folder, { recursive: true }));

/** How to start a Chromium whose camera sees nothing but this code. */
export function cameraOn(code) {
  return [
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${film(code)}`,
  ];
}

/** A film of one picture, as a camera would see a phone that shows a code. */
function film(code) {
  const [width, height, scale] = [640, 480, 6];
  const { data, size } = encode(code, { ecc: 'M', border: 4 });
  const [left, top] = [Math.floor((width - size * scale) / 2), Math.floor((height - size * scale) / 2)];
  assert.ok(left >= 0 && top >= 0, 'The code fits into the picture');
  const luma = Buffer.alloc(width * height, 90);
  for (let y = 0; y < size * scale; y++) {
    for (let x = 0; x < size * scale; x++) {
      luma[(top + y) * width + left + x] = data[Math.floor(y / scale)][Math.floor(x / scale)] ? 16 : 235;
    }
  }
  const picture = Buffer.concat([Buffer.from('FRAME\n'), luma, Buffer.alloc((width * height) / 2, 128)]);
  const file = join(folder, `${films++}.y4m`);
  writeFileSync(
    file,
    Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip C420jpeg\n`), picture, picture]),
  );
  return file;
}

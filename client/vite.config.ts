/// <reference types="vitest/config" />
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// Where `npm run dev` finds the services: the gateway of a running `./dev up`.
declare const process: { env: Record<string, string | undefined> };
const gateway = `http://127.0.0.1:${process.env.TICKETING_PORT ?? 8080}`;

export default defineConfig({
  plugins: [react()],
  server: { proxy: { '/api': gateway, '/config.json': gateway } },
  build: {
    target: 'es2022',
    manifest: true,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0, // the Content-Security-Policy allows no fonts or scripts from data:
    rolldownOptions: {
      output: {
        // What the front page needs, in two files: each more is a round trip on a slow phone.
        codeSplitting: {
          groups: [
            { name: 'libraries', test: /node_modules\/(react|react-dom|scheduler|@tanstack|openapi-fetch)\// },
            {
              name: 'shell',
              test: /src\/(api|layout|i18n\/(en|format|i18n))\b|src\/ui\/(art|failure|icon|notice|page|ticket-card|toast|trust)\.tsx|src\/pages\/(browse|fallback)\.tsx/,
            },
          ],
        },
      },
    },
  },
  test: {
    environment: 'jsdom',
    setupFiles: ['src/tests/setup.ts'],
    include: ['src/**/*.test.{ts,tsx}'],
    reporters: ['dot', 'junit'],
    outputFile: { junit: 'target/vitest-reports/TEST-client.xml' },
  },
});

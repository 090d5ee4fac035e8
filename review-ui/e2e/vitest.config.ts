import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Checks in a real browser against `llm-eval serve` on a throw-away database: `npm run e2e`. */
export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('../src', import.meta.url)) } },
  test: {
    root: fileURLToPath(new URL('.', import.meta.url)),
    include: ['**/*.e2e.ts'],
    // Pictures of the documentation are drawn when asked for: `make pictures`.
    exclude: process.env['PICTURES'] === undefined ? ['pictures.e2e.ts'] : [],
    globalSetup: ['server.ts'],
    fileParallelism: false,
    testTimeout: 90_000,
    hookTimeout: 600_000,
  },
});

import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Where `llm-eval serve` listens while the app is developed. */
const api = process.env['LLM_EVAL_API'] ?? 'http://127.0.0.1:5080';

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  server: {
    proxy: Object.fromEntries(
      ['/api', '/openapi', '/docs', '/health', '/ready'].map((path) => [path, { target: api }]),
    ),
  },
  build: {
    outDir: '../LlmEval.Review.Api/wwwroot',
    emptyOutDir: true,
    manifest: true,
    // The page's policy is script-src 'self' and img-src 'self': nothing is inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  test: {
    environment: 'jsdom',
    setupFiles: ['src/test/setup.ts'],
    restoreMocks: true,
    testTimeout: 30_000,
    css: false,
  },
});

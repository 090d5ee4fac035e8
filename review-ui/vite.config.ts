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
    rolldownOptions: {
      output: {
        // What many pages share comes in one file: a page of forty small ones waits for connections.
        advancedChunks: {
          groups: [
            // The styles of the library and of the theme come first, so that those of components, in whatever file, win over them. They go with a
            // program that all others need: a file of styles alone would be linked last.
            {
              name: 'base',
              test: /node_modules[\\/](?:@mantine[\\/].*\.css$|react(?:-dom)?[\\/])|src[\\/]lib[\\/]theme[\\/].*\.css$/,
              priority: 1,
            },
            { name: 'shared', test: /src[\\/](components|lib)[\\/]|node_modules[\\/]@mantine[\\/]/, minShareCount: 6 },
          ],
        },
      },
    },
  },
  test: {
    environment: 'jsdom',
    setupFiles: ['src/test/setup.ts'],
    restoreMocks: true,
    testTimeout: 30_000,
    css: false,
  },
});

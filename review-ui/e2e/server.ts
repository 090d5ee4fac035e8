import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { writeHostileSet } from './hostileSet';
import { call, checkout, serve } from './tool';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the app is. */
    url: string;
    /** Tokens of two reviewers; empty with a server that runs already. */
    tokens: readonly string[];
    /** The folder whose database is served; empty with a server that runs already. */
    folder: string;
  }
}

/** Seeds a database of its own with the quick start and the hostile set, and serves it. `LLM_EVAL_E2E_URL` uses a server that runs already. */
export default async function setup({ provide }: TestProject) {
  const running = process.env['LLM_EVAL_E2E_URL'];
  if (running !== undefined) {
    provide('url', running);
    provide('tokens', process.env['LLM_EVAL_E2E_TOKENS']?.split(' ') ?? []);
    provide('folder', '');
    return undefined;
  }
  const folder = mkdtempSync(join(tmpdir(), 'llm-eval-e2e-'));
  const clean = async () => {
    await call(folder, 'db', 'drop', '--yes');
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    provide('folder', folder);
    provide('tokens', await seed(folder));
    const server = await serve(folder);
    provide('url', server.url);
    return async () => {
      try {
        await server.end();
      } finally {
        await clean();
      }
    };
  } catch (error) {
    await clean();
    throw error;
  }
}

/** Runs the quick start and the hostile set, and adds two reviewers. */
async function seed(folder: string): Promise<readonly string[]> {
  cpSync(join(checkout, 'configs'), join(folder, 'configs'), { recursive: true });
  mkdirSync(join(folder, 'hostile'), { recursive: true });
  writeHostileSet(join(folder, 'hostile'));
  await call(folder, 'run', 'hostile/hostile.yaml');
  await call(folder, 'run', 'configs/quickstart.yaml');
  const ada = await call(folder, 'users', 'add', 'ada', '--role', 'reviewer');
  const bob = await call(folder, 'users', 'add', 'bob', '--role', 'reviewer');
  return [ada.trim(), bob.trim()];
}

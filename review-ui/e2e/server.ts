import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { TestProject } from 'vitest/node';
import { writeHostileSet } from './hostileSet';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the app is. */
    url: string;
    /** Tokens of two reviewers; empty with a server that runs already. */
    tokens: readonly string[];
  }
}

const checkout = resolve(import.meta.dirname, '../..');

/** How the tool is called: `LLM_EVAL_TOOL`, else what `dotnet build LlmEval.Tool` made. */
const tool = process.env['LLM_EVAL_TOOL']?.split(' ') ?? [
  'dotnet',
  join(checkout, 'LlmEval.Tool/bin/Debug/net10.0/LlmEval.Tool.dll'),
];

/** Seeds a database of its own with the quick start and the hostile set, and serves it. `LLM_EVAL_E2E_URL` uses a server that runs already. */
export default async function setup({ provide }: TestProject) {
  const running = process.env['LLM_EVAL_E2E_URL'];
  if (running !== undefined) {
    provide('url', running);
    provide('tokens', process.env['LLM_EVAL_E2E_TOKENS']?.split(' ') ?? []);
    return undefined;
  }
  const folder = mkdtempSync(join(tmpdir(), 'llm-eval-e2e-'));
  const env = { ...process.env, LLM_EVAL_HOME: join(folder, '.llm-eval'), NO_COLOR: '1' };
  const clean = async () => {
    await call(['db', 'drop', '--yes'], folder, env);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    provide('tokens', await seed(folder, env));
  } catch (error) {
    await clean();
    throw error;
  }
  const server = await serve([], folder, env);
  provide('url', server.url);
  return async () => {
    const ended = await server.stop();
    await clean();
    if (!ended) throw new Error('serve did not end within 20 s of SIGTERM; it was killed.');
  };
}

/** Starts `llm-eval serve` on a free port. */
export async function serve(
  options: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv,
): Promise<{ url: string; stop: () => Promise<boolean> }> {
  const [command = '', ...first] = tool;
  const server = spawn(command, [...first, 'serve', '--port', '0', ...options], {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return { url: await address(server), stop: () => stop(server) };
}

/** Ends the server. False when it had to be killed. */
function stop(server: ChildProcess): Promise<boolean> {
  return new Promise((done) => {
    const late = setTimeout(() => server.kill('SIGKILL'), 20_000);
    server.once('exit', (_, signal) => {
      clearTimeout(late);
      done(signal !== 'SIGKILL');
    });
    server.kill('SIGTERM');
  });
}

/** Runs the quick start and the hostile set, and adds two reviewers. */
async function seed(folder: string, env: NodeJS.ProcessEnv): Promise<readonly string[]> {
  cpSync(join(checkout, 'configs'), join(folder, 'configs'), { recursive: true });
  mkdirSync(join(folder, 'hostile'), { recursive: true });
  writeHostileSet(join(folder, 'hostile'));
  await call(['run', 'hostile/hostile.yaml'], folder, env);
  await call(['run', 'configs/quickstart.yaml'], folder, env);
  const ada = await call(['users', 'add', 'ada', '--role', 'reviewer'], folder, env);
  const bob = await call(['users', 'add', 'bob', '--role', 'reviewer'], folder, env);
  return [ada.trim(), bob.trim()];
}

function call(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Promise<string> {
  const [command = '', ...first] = tool;
  return new Promise((done, failed) => {
    let printed = '';
    let said = '';
    const child = spawn(command, [...first, ...args], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.on('data', (part: Buffer) => (printed += part.toString()));
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (said += part.toString()));
    child.once('error', failed);
    // 1: a gate or a test was not met; what was measured is there all the same.
    child.once('exit', (code) =>
      code === 0 || code === 1 ? done(printed) : failed(new Error(`${args.join(' ')} ended with ${code}:\n${said}`)),
    );
  });
}

function address(server: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    server.once('exit', (code) => failed(new Error(`serve ended with ${code}`)));
    if (server.stdout === null) return;
    createInterface({ input: server.stdout }).on('line', (line) => {
      const match = /https?:\/\/\S+/.exec(line);
      if (match !== null) found(match[0].replace(/\/$/, ''));
    });
  });
}

import { spawn, type ChildProcess } from 'node:child_process';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

export const checkout = resolve(import.meta.dirname, '../..');

/** How the tool is called: `LLM_EVAL_TOOL`, else what `dotnet build LlmEval.Tool` made. */
const [command = '', ...first] = process.env['LLM_EVAL_TOOL']?.split(' ') ?? [
  'dotnet',
  join(checkout, 'LlmEval.Tool/bin/Debug/net10.0/LlmEval.Tool.dll'),
];

/** The token of programs that send scores. */
export const dashboardToken = 'ingest-token-of-the-browser-checks';

/** The tool's environment in a folder with a database of its own. */
const environment = (folder: string) => ({
  ...process.env,
  LLM_EVAL_HOME: join(folder, '.llm-eval'),
  EVAL360_DASHBOARD_TOKEN: dashboardToken,
  NO_COLOR: '1',
});

/** Runs a command to its end; what it printed. */
export function call(folder: string, ...args: readonly string[]): Promise<string> {
  return new Promise((done, failed) => {
    let printed = '';
    let said = '';
    const child = spawn(command, [...first, ...args], {
      cwd: folder,
      env: environment(folder),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.on('data', (part: Buffer) => (printed += part.toString()));
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (said += part.toString()));
    child.once('error', failed);
    // 1: a gate or a test was not met; what was measured is there all the same.
    child.once('exit', (code) =>
      code === 0 || code === 1 ? done(printed) : failed(new Error(`${args.join(' ')} ended with ${code}:\n${said}`)),
    );
  });
}

/** A server over a folder's database. */
export interface Served {
  readonly url: string;
  readonly end: () => Promise<void>;
}

/** Serves on any free port. */
export async function serve(folder: string, ...args: readonly string[]): Promise<Served> {
  const server = spawn(command, [...first, 'serve', '--port', '0', ...args], {
    cwd: folder,
    env: environment(folder),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return {
    url: await address(server),
    end: async () => {
      if (!(await stop(server))) throw new Error('serve did not end within 20 s of SIGTERM; it was killed.');
    },
  };
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

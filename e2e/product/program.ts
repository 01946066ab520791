import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const root = resolve(import.meta.dirname, '../..');
const startMs = 60_000;

export interface Program {
  /** Resolves once `readyUrl` answers well; a second start after a stop is fine. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

interface ProgramOptions {
  script: string;
  readyUrl: string;
  environment: Record<string, string>;
}

/** One of our programs as a process of its own, started as its users start it. */
export function createProgram({ script, readyUrl, environment }: ProgramOptions): Program {
  let child: ChildProcess | undefined;
  let output = '';
  const keep = (text: Buffer): void => void (output = (output + text.toString()).slice(-4_000));
  return {
    async start() {
      // Only what a program needs: a variable left over in the shell must not connect the tests to something else.
      const inherited = { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '' };
      const started = spawn(process.execPath, ['--import', 'tsx', script], {
        cwd: root,
        env: { ...inherited, ...environment },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      child = started;
      started.stdout.on('data', keep);
      started.stderr.on('data', keep);
      for (const end = Date.now() + startMs; Date.now() < end; await pause(50)) {
        if (started.exitCode !== null) throw new Error(`${script} ended at once:\n${output}`);
        const answer = await fetch(readyUrl).catch(() => undefined);
        if (answer?.ok) return;
      }
      throw new Error(`${script} was not ready within ${startMs / 1000} s:\n${output}`);
    },
    async stop() {
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      const impatient = setTimeout(() => child?.kill('SIGKILL'), 5_000);
      await exited;
      clearTimeout(impatient);
    },
  };
}

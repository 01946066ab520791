import { readFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { testDataKeys } from './test-shop.ts';

const root = resolve(import.meta.dirname, '../..');

/** The server as a process of its own, so that it can be killed. */
export interface ServerProcess {
  port: number;
  start(): Promise<void>;
  /** The most memory the running process ever held, MB; undefined where the system does not tell. */
  peakMegabytes(): number | undefined;
  /** SIGKILL: no chance to tidy up. */
  kill(): Promise<void>;
  /** SIGTERM and a clean end; answers the exit code. */
  stop(): Promise<number | null>;
}

export function createServerProcess(environment: Record<string, string> & { PORT: string }): ServerProcess {
  let child: ChildProcess | undefined;
  let output = '';
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
    return child.exitCode;
  };
  return {
    port: Number(environment.PORT),
    start: async () => {
      const inherited = { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '' };
      child = spawn(process.execPath, ['--import', 'tsx', 'server/src/main.ts'], {
        cwd: root,
        env: { ...inherited, HOST: '127.0.0.1', LOG_LEVEL: 'warn', DATA_KEYS: testDataKeys, ...environment },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const keep = (text: Buffer): void => void (output = (output + text.toString()).slice(-4_000));
      child.stdout?.on('data', keep);
      child.stderr?.on('data', keep);
      for (let tries = 0; tries < 600; tries += 1) {
        if (child.exitCode !== null) throw new Error(`the server ended at start:\n${output}`);
        const ready = await fetch(`http://127.0.0.1:${environment.PORT}/readyz`).then(
          (answer) => answer.ok,
          () => false,
        );
        if (ready) return;
        await new Promise((done) => setTimeout(done, 50));
      }
      throw new Error(`the server did not become ready:\n${output}`);
    },
    peakMegabytes: () => {
      try {
        const kilobytes = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${child?.pid}/status`, 'utf8'))?.[1];
        return kilobytes === undefined ? undefined : Math.round(Number(kilobytes) / 1024);
      } catch {
        return undefined;
      }
    },
    kill: async () => void (await end('SIGKILL')),
    stop: () => end('SIGTERM'),
  };
}

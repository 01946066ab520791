/** Running a command with its output kept, to be shown only when it is of use. */
import { spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { root } from './paths.mjs';

const running = new Set();
/** The output is read from a log as often as from a terminal, and some tools colour it whenever CI is set. */
const plain = { NO_COLOR: '1', FORCE_COLOR: undefined };

/** Never throws: answers `{ ok, output, ms }`. stdin is closed, so that nothing can wait for an answer. */
export async function run(command, { cwd = root, env = {} } = {}) {
  const began = performance.now();
  const chunks = [];
  const child = spawn(command[0], command.slice(1), { cwd, env: { ...process.env, ...plain, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  child.stdout.on('data', (chunk) => chunks.push(chunk));
  child.stderr.on('data', (chunk) => chunks.push(chunk));
  const code = await new Promise((settle) => {
    child.once('error', (error) => (chunks.push(Buffer.from(`${command[0]}: ${error.message}\n`)), settle(127)));
    child.once('close', (status, signal) => settle(status ?? signal));
  });
  running.delete(child);
  return { ok: code === 0, output: Buffer.concat(chunks).toString(), ms: performance.now() - began };
}

/** Hands a signal on to whatever runs (a terminal has told them already, a process manager has not) and waits a little for the end. */
export async function stopRunning(signal) {
  const ends = [...running].map((child) => new Promise((settle) => child.once('close', settle)));
  for (const child of running) child.kill(signal);
  await Promise.race([Promise.all(ends), pause(5000, undefined, { ref: false })]);
}

export const seconds = (ms) => (ms < 9_950 ? (ms / 1000).toFixed(1) : Math.round(ms / 1000).toString());

/** The long-running processes: started together, watched, and stopped together. */
import { spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { root } from '../tasks/paths.mjs';

const keptLines = 40;

export function createChildren(onDeath) {
  const children = [];
  let stopping = false;

  /** `loud`: what it prints is shown as well (warnings of the server); otherwise only kept for the case of an accident. */
  function start(title, command, { env, loud = false }) {
    const child = spawn(command[0], command.slice(1), {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const tail = [];
    const keep = (chunk) => {
      if (loud) process.stderr.write(chunk);
      tail.push(...chunk.toString().trimEnd().split('\n'));
      tail.splice(0, tail.length - keptLines);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => keep(Buffer.from(error.message)));
    const ended = new Promise((settle) => {
      child.once('close', (code, signal) => {
        children.splice(children.indexOf(it), 1);
        settle();
        if (!stopping) onDeath({ title, reason: signal ?? `code ${code}`, tail: loud ? [] : tail });
      });
    });
    const it = { title, child, ended };
    children.push(it);
    return it;
  }

  /**
   * Ctrl-C in a terminal reaches the whole process group, so the children are usually stopping already: only those that were not told (a
   * process manager signals just us) get a SIGTERM after a moment, and a SIGKILL only after ten seconds.
   */
  async function stop() {
    stopping = true;
    const allEnded = Promise.all(children.map((it) => it.ended));
    const within = (ms) => Promise.race([allEnded.then(() => true), pause(ms, false, { ref: false })]);
    if (await within(400)) return;
    for (const { child } of children) child.kill('SIGTERM');
    if (await within(10_000)) return;
    for (const { child } of children) child.kill('SIGKILL');
  }

  return { start, stop };
}

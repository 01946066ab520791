import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A Redis of one's own that may be killed. */
export async function startOwnRedis(): Promise<{ url: string; kill(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'lianke-bench-redis-'));
  const socket = join(folder, 'redis.sock');
  const program = 'redis-server'; // Debian keeps it in /usr/bin
  const child = spawn(program, ['--port', '0', '--unixsocket', socket, '--save', '', '--appendonly', 'no', '--dir', folder], {
    stdio: 'ignore',
  });
  for (let tries = 0; !existsSync(socket); tries += 1) {
    if (tries > 100 || child.exitCode !== null) throw new Error('redis-server did not start');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    url: socket,
    kill: async () => {
      if (child.exitCode === null && child.signalCode === null) {
        const exited = once(child, 'exit');
        child.kill('SIGKILL');
        await exited;
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

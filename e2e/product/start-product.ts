import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBox } from './box.ts';
import type { Box } from './box.ts';
import { requireBuilds } from './built-apps.ts';
import { freePort } from './free-port.ts';
import { createProgram } from './program.ts';
import type { Program } from './program.ts';

export interface Product {
  serverUrl: string;
  simulatorUrl: string;
  box: Box;
  server: Program;
  close(): Promise<void>;
}

/** Server and simulator as real processes, an empty database between them. Known by their addresses only. */
export async function startProduct(): Promise<Product> {
  requireBuilds();
  const [serverPort, simulatorPort] = [await freePort(), await freePort()];
  const serverUrl = `http://127.0.0.1:${serverPort}`;
  const simulatorUrl = `http://127.0.0.1:${simulatorPort}`;
  const directory = mkdtempSync(join(tmpdir(), 'lianke-e2e-'));
  const simulator = createProgram({
    script: 'simulator/src/main.ts',
    readyUrl: `${simulatorUrl}/box/state`,
    environment: { SIMULATOR_PORT: String(simulatorPort), CALLBACK_BASE: serverUrl },
  });
  const server = createProgram({
    script: 'server/src/main.ts',
    readyUrl: `${serverUrl}/readyz`,
    environment: {
      PORT: String(serverPort),
      HOST: '127.0.0.1',
      SIMULATOR_URL: simulatorUrl,
      DATABASE_URL: `sqlite:${join(directory, 'e2e.db')}`,
      DATA_KEYS: `k1:${Buffer.alloc(32, 7).toString('base64')}`,
      LOG_LEVEL: 'warn',
    },
  });
  const close = async (): Promise<void> => {
    await Promise.all([server.stop(), simulator.stop()]);
    rmSync(directory, { recursive: true, force: true });
  };
  try {
    // The server asks Tencent's side for its staff when it starts.
    await simulator.start();
    await server.start();
  } catch (error) {
    await close();
    throw error;
  }
  return { serverUrl, simulatorUrl, box: createBox(simulatorUrl), server, close };
}

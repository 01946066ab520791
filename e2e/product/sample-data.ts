import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Product } from './start-product.ts';

/** The people `npm start` fills the demo with. */
export async function fillWithSampleData({ serverUrl, simulatorUrl }: Product): Promise<void> {
  await promisify(execFile)(process.execPath, ['--import', 'tsx', 'scripts/sample-data/main.ts'], {
    cwd: resolve(import.meta.dirname, '../..'),
    env: { PATH: process.env.PATH ?? '', LIANKE_URL: serverUrl, SIMULATOR_URL: simulatorUrl },
  });
}

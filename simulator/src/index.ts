import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:http';
import { createApp } from './app.ts';
import type { Control } from './box/control.ts';
import { createControl } from './box/control.ts';
import { createSender } from './callbacks/sender.ts';
import { createInvoiceDesk } from './einvoice/desk.ts';
import { createNotices } from './pay/notices.ts';
import type { Accounts } from './world/accounts.ts';
import { loadAccounts } from './world/accounts.ts';
import type { Mode } from './world/mode.ts';
import { addSampleData } from './world/sample-data.ts';
import { createWorld } from './world/world.ts';

export type { Control } from './box/control.ts';
export type { Delivery } from './callbacks/push.ts';
export type { Accounts } from './world/accounts.ts';
export type { Exchange } from './world/exchanges.ts';
export type { FaultKind } from './world/faults.ts';
export type { PersonView } from './world/person.ts';

export interface SimulatorOptions {
  port?: number;
  host?: string;
  publicUrl?: string;
  callbackBase?: string;
  accounts?: Partial<Accounts>;
  sampleData?: boolean;
  /** Nothing is printed when true; main.ts alone prints. */
  quiet?: boolean;
  mode?: Partial<Mode>;
  /** By what the retry schedule of pay notices is multiplied; 1/1000 unless told. */
  paySpeed?: number;
  /** How long an invoice takes to be issued; at once unless told, though never in the answer. */
  issueMs?: number;
  /** Where the product's pages are, when not below callbackBase. */
  pages?: { workbench?: string; sidebar?: string; mini?: string };
}

export interface Simulator {
  url: string;
  control: Control;
  close(): Promise<void>;
}

export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const callbackBase = (options.callbackBase ?? 'http://127.0.0.1:4300').replace(/\/$/, '');
  const world = createWorld(loadAccounts(options.accounts), {
    public: options.publicUrl ?? '',
    callbackBase,
    workbench: options.pages?.workbench ?? `${callbackBase}/workbench/`,
    sidebar: options.pages?.sidebar ?? `${callbackBase}/sidebar/`,
    mini: options.pages?.mini ?? `${callbackBase}/mini/`,
  });
  Object.assign(world.mode, options.mode);
  if (options.paySpeed !== undefined) world.pay.settings.speed = options.paySpeed;
  if (options.issueMs !== undefined) world.einvoice.settings.issueMs = options.issueMs;
  if (options.sampleData) addSampleData(world);
  const sender = createSender(world);
  const notices = createNotices(world);
  const desk = createInvoiceDesk(world);
  const control = createControl(world, sender, notices, desk);
  const app = createApp(world, control, sender, notices, desk);
  app.silent = options.quiet ?? false;

  const server = createServer(app.callback());
  server.listen(options.port ?? 0, options.host ?? '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  if (!world.addresses.public) world.addresses.public = url;

  const close = async () => {
    sender.close();
    notices.close();
    desk.close();
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
  return { url, control, close };
}

import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

/** Server and simulator each need the other's address before they start, so the ports are chosen here. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

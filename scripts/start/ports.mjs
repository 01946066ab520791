import { createServer } from 'node:net';

/** Says which of the ports somebody else holds; asked before anything slow is done. */
export async function findTakenPort(ports) {
  for (const { port, host } of ports) if (await isTaken(port, host)) return port;
  return undefined;
}

const isTaken = (port, host) =>
  new Promise((settle) => {
    const probe = createServer();
    probe.once('error', (error) => settle(error.code === 'EADDRINUSE' || error.code === 'EACCES'));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => settle(false)));
  });

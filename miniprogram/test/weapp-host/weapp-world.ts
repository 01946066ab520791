import { afterEach } from 'vitest';
import { payAtWeChat, startFakeServer } from '../fake-server/fake-server.ts';
import type { FakeServer } from '../fake-server/fake-server.ts';
import { launchWeapp } from './host.ts';
import type { WeappHost } from './host.ts';
import { realHttp } from './http.ts';
import type { PlatformHooks } from './platform-hooks.ts';
import { newSeen } from './wx-api.ts';

/** The picture everybody chooses. */
export const avatar = 'iVBORw0KGgo=';

interface WeappWorld {
  world: (options?: Parameters<typeof startFakeServer>[0]) => Promise<FakeServer>;
  /** The build on the phone of somebody willing; `seen` of an earlier launch is the same phone. */
  launch: (fake: FakeServer, url: string, hooks?: Partial<PlatformHooks>, seen?: ReturnType<typeof newSeen>) => WeappHost;
}

/** Servers and launches for the tests of one file, gone after each of them. */
export function weappWorld(): WeappWorld {
  const servers: FakeServer[] = [];
  const hosts: WeappHost[] = [];
  afterEach(async () => {
    // A page left open would go on asking.
    for (const host of hosts.splice(0)) host.screen.page().call('onHide');
    for (const server of servers.splice(0)) await server.close();
  });
  return {
    world: async (options = {}) => {
      const server = await startFakeServer(options);
      servers.push(server);
      return server;
    },
    launch: (fake, url, hooks = {}, seen = newSeen()) => {
      const all: PlatformHooks = {
        send: realHttp(fake.url),
        loginCode: () => Promise.resolve('login-1'),
        phoneCode: () => Promise.resolve('phone-1'),
        avatarBase64: () => avatar,
        requestPayment: (params) => Promise.resolve(payAtWeChat(fake.world, { params })),
        ...hooks,
      };
      const host = launchWeapp(all, { url, seen });
      hosts.push(host);
      return host;
    },
  };
}

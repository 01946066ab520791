import type { PlatformHooks } from '../../miniprogram/test/weapp-host/platform-hooks.ts';
import { simulatorHooks } from '../../miniprogram/test/weapp-host/platform-hooks.ts';
import { realHttp } from '../../miniprogram/test/weapp-host/http.ts';
import type { Product } from './start-product.ts';

/** A real one-pixel PNG: the server looks at what it is sent. */
const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

/** This person's phone: codes from the simulator, calls to the real server. */
export const weappPhone = ({ serverUrl, simulatorUrl }: Product, personId: string): PlatformHooks => ({
  send: realHttp(serverUrl),
  ...simulatorHooks(simulatorUrl, personId),
  avatarBase64: () => pixel,
});

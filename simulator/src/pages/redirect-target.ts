import type { World } from '../world/world.ts';

/** Parsed when Tencent would send a browser there; the reason otherwise. */
export function redirectTarget(world: World, text: string): URL | { errcode: number; why: string } {
  if (!text) return { errcode: -31035, why: 'redirect_uri 不能为空' };
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return { errcode: 50001, why: 'redirect_uri 不是合法的网址' };
  }
  if (!trustedHosts(world).has(url.hostname)) return { errcode: 50001, why: `redirect_uri 的域名 ${url.hostname} 不是可信域名` };
  return url;
}

/** The hosts of the product's own pages, and the two names of this machine. */
export function trustedHosts(world: World): Set<string> {
  const { callbackBase, workbench, sidebar, mini } = world.addresses;
  return new Set([...[callbackBase, workbench, sidebar, mini].map((one) => new URL(one).hostname), 'localhost', '127.0.0.1']);
}

export function withCode(target: URL, code: string, state: string): string {
  const url = new URL(target);
  url.searchParams.set('code', code);
  if (state) url.searchParams.set('state', state);
  return url.toString();
}

import { readBox } from './box.ts';
import { loadClientConfig } from './client-config.ts';
import { installStandIn } from './stand-in.ts';

/** Decides once per page whether this is the real client, the demo or a plain browser. Run before anything asks WeCom. */
export async function prepareWecom(): Promise<void> {
  const box = readBox(window.location.search, window.sessionStorage);
  if (!box || isWecom()) return;
  const { simulatorUrl } = await loadClientConfig();
  if (simulatorUrl) installStandIn({ simulatorUrl: simulatorUrl.replace(/\/$/, ''), box, window, fetch: window.fetch.bind(window) });
}

export const isWecom = (): boolean => /wxwork\/[\d.]+/i.test(navigator.userAgent);

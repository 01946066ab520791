import type { WxAnswer, WxRequest } from '../../weapp-host/http.ts';
import type { AppJson } from '../../weapp-host/host.ts';

export type WeappModule = (...args: unknown[]) => void;

/** What the test process puts into the page: the compiled build, and functions that run over there. */
export interface Bridge {
  weappBuild: {
    templates: Record<string, unknown>;
    modules: Record<string, WeappModule>;
    configs: Record<string, Record<string, unknown>> & { app: AppJson };
  };
  hostSend: (request: WxRequest) => Promise<WxAnswer | { failed: string }>;
  hostLoginCode: () => Promise<string>;
  hostPhoneCode: () => Promise<string | undefined>;
  hostAvatar: () => Promise<string>;
}

export const bridge = window as unknown as Bridge;

import { freshId } from './ids.ts';

/** A WeCom webview of one staff member, opened beside the chat with one customer. */
export interface Webview {
  box: string;
  userid: string;
  personId: string | undefined;
  entry: string;
  agentReady: boolean;
}

export interface Webviews {
  open(userid: string, personId: string | undefined, entry: string): Webview;
  get(box: string | undefined): Webview | undefined;
}

export const WEBVIEW_COOKIE = 'box';

export function createWebviews(): Webviews {
  const webviews = new Map<string, Webview>();
  return {
    open: (userid, personId, entry) => {
      const webview = { box: freshId('box', 24), userid, personId, entry, agentReady: false };
      webviews.set(webview.box, webview);
      return webview;
    },
    get: (box) => (box === undefined ? undefined : webviews.get(box)),
  };
}

/** A mini-program card for a chat. */
export interface ChatCard {
  appId: string;
  title: string;
  /** Path inside the mini-program, with its query. */
  page: string;
  /** Picture, an absolute http(s) address. */
  imageUrl: string;
}

/** The client refuses a card whose path does not end with `.html` (facts: wecom.md §4.5); the mini-program itself knows no such ending. */
export function toCardPage(page: string): string {
  const [path = '', query] = page.split(/\?(.*)/s, 2);
  const ended = path.endsWith('.html') ? path : `${path}.html`;
  return query ? `${ended}?${query}` : ended;
}

/** The member pressed “cancel” in the client's own confirmation: nothing is wrong. */
export const isCancel = (reason: unknown): boolean =>
  typeof reason === 'object' && reason !== null && 'errMsg' in reason && /:cancel\b/i.test(String(reason.errMsg));

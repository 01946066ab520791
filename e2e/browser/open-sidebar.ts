import type { Page } from 'playwright-core';

/** Opens the sidebar as WeCom does in the chat with this person. Asked through the page, so that the cookie naming the webview is the browser's. */
export async function openSidebar(page: Page, simulatorUrl: string, chat: { userid: string; personId: string }): Promise<void> {
  const answer = await page.request.post(`${simulatorUrl}/box/wecom/session`, { data: chat });
  const { url } = (await answer.json()) as { url: string };
  await page.goto(url);
}

import type { Page } from 'playwright-core';

/** Signs in at the workbench as a person does: whoever has no session is sent to WeCom's page (the simulator's) and picks a member there. */
export async function signInToWorkbench(page: Page, serverUrl: string, member = '陈丽'): Promise<void> {
  await page.goto(`${serverUrl}/workbench/`);
  await page.getByRole('link', { name: member }).click();
  await page.getByRole('heading', { name: '客户', level: 1 }).waitFor();
}

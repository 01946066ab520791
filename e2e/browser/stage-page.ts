import type { FrameLocator, Locator, Page } from 'playwright-core';

/** The simulator's stage, used as a visitor uses it: by the words on its buttons. */
export interface StagePage {
  page: Page;
  phone: Locator;
  wecom: Locator;
  /** The mini-program in the phone. */
  mini: FrameLocator;
  /** Lianke's sidebar in the WeCom window. */
  sidebar: FrameLocator;
  createPerson(name: string, phoneNumber: string): Promise<void>;
  choosePerson(name: string): Promise<void>;
  follow(): Promise<void>;
  unfollow(): Promise<void>;
  backToAccount(): Promise<void>;
}

export async function openStage(page: Page, simulatorUrl: string): Promise<StagePage> {
  await page.goto(simulatorUrl);
  // Whoever comes for the first time is offered the tour; these tests find their own way.
  await page.getByRole('button', { name: '结束导览' }).click();
  const phone = page.locator('#part-phone');
  return {
    page,
    phone,
    wecom: page.locator('#part-wecom'),
    mini: page.frameLocator('iframe[title="连客小店会员"]'),
    sidebar: page.frameLocator('iframe[title="侧边栏"]'),
    async createPerson(name, phoneNumber) {
      await page.getByRole('button', { name: '切换顾客' }).click();
      await page.getByRole('button', { name: '新建顾客' }).click();
      const sheet = page.getByRole('dialog');
      await sheet.getByLabel('昵称').fill(name);
      await sheet.getByLabel('手机号').fill(phoneNumber);
      await sheet.getByRole('button', { name: '创建' }).click();
      await page.getByRole('region', { name: `${name}的手机` }).waitFor();
    },
    async choosePerson(name) {
      await page.getByRole('button', { name: '切换顾客' }).click();
      await page
        .getByRole('button', { name: new RegExp(name) })
        .last()
        .click();
      await page.getByRole('region', { name: `${name}的手机` }).waitFor();
    },
    follow: () => phone.getByRole('button', { name: '关注公众号' }).click(),
    async unfollow() {
      await phone.getByRole('button', { name: '更多' }).click();
      await phone.getByRole('button', { name: '取消关注' }).click();
    },
    async backToAccount() {
      await phone.getByRole('button', { name: '关闭小程序' }).click();
      await phone.getByRole('button', { name: /连客小店 ?公众号/ }).click();
    },
  };
}

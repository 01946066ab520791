import { mkdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, openVisit, phone } from './browser/browser.ts';
import { openSidebar } from './browser/open-sidebar.ts';
import { signInToWorkbench } from './browser/sign-in.ts';
import { openStage } from './browser/stage-page.ts';
import { fillWithSampleData } from './product/sample-data.ts';
import { startProduct } from './product/start-product.ts';
import type { Product } from './product/start-product.ts';

/** Takes the README's pictures of the demo with its sample data: `npm run pictures -w e2e`. Look at them before you commit them. */
const folder = resolve(import.meta.dirname, '../docs/images');
const mostBytes = 400 * 1024;
const customer = '苏雨晴';

async function save(page: Page, name: string): Promise<void> {
  const path = join(folder, `${name}.png`);
  await page.mouse.move(0, 0);
  await page.screenshot({ path, animations: 'disabled' });
  const { size } = statSync(path);
  console.log(`${path} ${Math.round(size / 1024)} KB`);
  if (size > mostBytes) throw new Error(`${path} is larger than 400 KB`);
}

async function takeStage(browser: Browser, { simulatorUrl }: Product, personId: string): Promise<void> {
  const { page } = await openVisit(browser);
  const stage = await openStage(page, `${simulatorUrl}/?person=${personId}&staff=chen.li`);
  await stage.phone.getByRole('button', { name: '会员中心' }).click();
  await stage.mini.getByText('138****8001').waitFor();
  await stage.sidebar.getByText('添加了 陈丽 的企业微信').scrollIntoViewIfNeeded();
  await stage.sidebar.getByText('打开了小程序').first().waitFor();
  await save(page, 'stage');
}

async function takeWorkbench(browser: Browser, { serverUrl }: Product): Promise<void> {
  const { page } = await openVisit(browser);
  await signInToWorkbench(page, serverUrl);
  await page.locator('tr[data-row]').getByText(customer).click();
  await page.getByRole('dialog').getByText('打开了小程序').first().waitFor();
  await save(page, 'workbench');
}

async function takeSidebar(browser: Browser, { simulatorUrl }: Product, personId: string): Promise<void> {
  const { page } = await openVisit(browser, { viewport: { width: 375, height: 1120 }, deviceScaleFactor: 2 });
  await openSidebar(page, simulatorUrl, { userid: 'chen.li', personId });
  await page.getByText('金卡客户').waitFor();
  await page.getByText('打开了小程序').first().waitFor();
  await save(page, 'sidebar');
}

async function takeMini(browser: Browser, { serverUrl, simulatorUrl }: Product, personId: string): Promise<void> {
  const { page } = await openVisit(browser, { ...phone, viewport: { width: 375, height: 812 } });
  await page.goto(`${serverUrl}/mini/?person=${personId}&box=${encodeURIComponent(simulatorUrl)}`);
  await page.getByText('138****8001').waitFor();
  await save(page, 'mini-home');
}

mkdirSync(folder, { recursive: true });
const product = await startProduct();
const browser = await launchBrowser();
try {
  await fillWithSampleData(product);
  const person = (await product.box.persons()).find(({ name }) => name === customer);
  if (!person) throw new Error(`the sample data has no ${customer}`);
  await product.box.tag('chen.li', person.id, ['金卡客户', '喜欢红茶', '送礼']);
  await takeStage(browser, product, person.id);
  await takeWorkbench(browser, product);
  await takeSidebar(browser, product, person.id);
  await takeMini(browser, product, person.id);
} finally {
  await browser.close();
  await product.close();
}

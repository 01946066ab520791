import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import { createLoader } from './modules.ts';
import { HostPage } from './page.ts';
import type { PageConfig } from './page.ts';
import type { PlatformHooks } from './platform-hooks.ts';
import { Screen } from './screen.ts';
import { readTemplates } from './templates.ts';
import { createWx, newSeen } from './wx-api.ts';
import type { Seen } from './wx-api.ts';

export const weappDist = path.resolve(import.meta.dirname, '../../dist/weapp');

export interface AppJson {
  pages: string[];
  subPackages?: Array<{ root: string; pages: string[] }>;
  tabBar?: { list: Array<{ pagePath: string }> };
}

/** The build is an input of these tests, not a part of them. */
export function readAppJson(dist = weappDist): AppJson {
  const file = path.join(dist, 'app.json');
  if (!existsSync(file)) throw new Error(`${dist} is missing: run "npm run build:weapp -w miniprogram" first`);
  return JSON.parse(readFileSync(file, 'utf8')) as AppJson;
}

export const allPages = (app: AppJson): string[] => [
  ...app.pages,
  ...(app.subPackages ?? []).flatMap((one) => one.pages.map((page) => `${one.root}/${page}`)),
];

function parseUrl(url: string): { route: string; options: Record<string, string> } {
  const parsed = new URL(url, 'https://mini/');
  return { route: parsed.pathname.slice(1), options: Object.fromEntries(parsed.searchParams) };
}

export interface WeappHost {
  screen: Screen;
  seen: Seen;
  errors: unknown[];
  stack: HostPage[];
  open: (url: string) => void;
}

/** Runs the real weapp build in a vm: launches the app on `url` with the page stack, storage and callbacks WeChat would give it. */
export function launchWeapp(hooks: PlatformHooks, { url = '/pages/home/index', dist = weappDist, seen = newSeen() } = {}): WeappHost {
  const appJson = readAppJson(dist);
  const templates = readTemplates(dist);
  const tabs = (appJson.tabBar?.list ?? []).map((tab) => tab.pagePath);
  const tabPages = new Map<string, HostPage>();
  const configs = new Map<string, PageConfig>();
  const stack: HostPage[] = [];
  const errors: unknown[] = [];
  let registering = '';
  let app: Record<string, unknown> = {};

  const report = (...words: unknown[]): void => void errors.push(words.map(String).join(' '));
  const quiet = (): void => undefined;
  const globals: Record<string, unknown> = {
    App: (config: Record<string, unknown>) => (app = config),
    Page: (config: PageConfig) => configs.set(registering, config),
    Component: quiet,
    Behavior: (config: unknown) => config,
    getApp: () => app,
    getCurrentPages: () => stack.map((page) => page.instance),
    console: { log: quiet, info: quiet, debug: quiet, warn: quiet, error: report },
    setTimeout,
    clearTimeout,
    setInterval,
    clearInterval,
  };
  const sandbox = vm.createContext(globals);
  globals.global = sandbox;

  const close = (page: HostPage | undefined): unknown => page?.call('onUnload');
  function show(route: string, options: Record<string, string>): void {
    let page = tabPages.get(route);
    const isNew = !page;
    if (!page) {
      registering = route;
      load(route);
      const config = configs.get(route);
      if (!config) throw new Error(`page ${route} is not in the build`);
      page = new HostPage(route, config, options, templates);
      if (tabs.includes(route)) tabPages.set(route, page);
    }
    stack.push(page);
    if (isNew) page.call('onLoad', options);
    page.call('onShow');
    if (isNew) page.call('onReady');
  }

  const navigation = {
    navigateTo: (to: string): void => {
      const { route, options } = parseUrl(to);
      if (tabs.includes(route)) throw new Error('can not navigateTo a tabbar page');
      if (stack.length >= 10) throw new Error('page stack is full');
      stack.at(-1)?.call('onHide');
      show(route, options);
    },
    navigateBack: (delta: number): void => {
      if (stack.length < 2) throw new Error('cannot navigate back at first page');
      for (let left = Math.min(delta, stack.length - 1); left > 0; left -= 1) close(stack.pop());
      stack.at(-1)?.call('onShow');
    },
    switchTab: (to: string): void => {
      const { route, options } = parseUrl(to);
      if (!tabs.includes(route)) throw new Error('can not switchTab to a page that is no tab');
      const leaving = stack.splice(0);
      for (const page of leaving) {
        if (tabPages.has(page.route)) page.call('onHide');
        else close(page);
      }
      show(route, options);
    },
  };
  globals.wx = createWx(hooks, seen, navigation);
  const load = createLoader(dist, sandbox);

  const first = parseUrl(url);
  const launch = { path: first.route, query: first.options, scene: 1001, referrerInfo: {} };
  load('app');
  const lifecycle = app as Record<'onLaunch' | 'onShow', ((options: unknown) => void) | undefined>;
  lifecycle.onLaunch?.call(app, launch);
  lifecycle.onShow?.call(app, launch);
  show(first.route, first.options);
  return { screen: new Screen(stack, hooks, seen), seen, errors, stack, open: navigation.navigateTo };
}

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import { createLoader } from './modules.ts';
import { HostPage } from './page.ts';
import { PageStack, parseUrl } from './page-stack.ts';
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
  tabBar?: { list: Array<{ pagePath: string; text: string }> };
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
  const configs = new Map<string, PageConfig>();
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
    getCurrentPages: () => pages.stack.map((page) => page.instance),
    console: { log: quiet, info: quiet, debug: quiet, warn: quiet, error: report },
    setTimeout,
    clearTimeout,
    setInterval,
    clearInterval,
  };
  const sandbox = vm.createContext(globals);
  globals.global = sandbox;

  const pages = new PageStack<HostPage>(tabs, (route, options) => {
    registering = route;
    load(route);
    const config = configs.get(route);
    if (!config) throw new Error(`page ${route} is not in the build`);
    return new HostPage(route, config, options, templates);
  });
  globals.wx = createWx(hooks, seen, pages);
  const load = createLoader(dist, sandbox);

  const first = parseUrl(url);
  const launch = { path: first.route, query: first.options, scene: 1001, referrerInfo: {} };
  load('app');
  const lifecycle = app as Record<'onLaunch' | 'onShow', ((options: unknown) => void) | undefined>;
  lifecycle.onLaunch?.call(app, launch);
  lifecycle.onShow?.call(app, launch);
  pages.show(first.route, first.options);
  return { screen: new Screen(pages.stack, hooks, seen), seen, errors, stack: pages.stack, open: pages.navigateTo };
}

import { bridge } from './bridge.ts';

interface Definers {
  Page: unknown;
  Component: unknown;
  Behavior: unknown;
}

/** `require()` over the compiled build. Page, Component and Behavior belong to the file that is being loaded. */
export function createModules(globals: Record<'wx' | 'App' | 'getApp' | 'getCurrentPages', unknown>) {
  const loaded = new Map<string, { exports: unknown }>();
  const shared: Record<string, unknown> = {};
  let definers: Definers | undefined;
  const define =
    (kind: keyof Definers) =>
    (config: unknown): unknown =>
      (definers?.[kind] as (config: unknown) => unknown)(config);

  const run = (file: string): unknown => {
    const known = loaded.get(file);
    if (known) return known.exports;
    const source = bridge.weappBuild.modules[file];
    if (!source) throw new Error(`${file} is not in the build`);
    const module = { exports: {} as unknown };
    loaded.set(file, module);
    const require = (to: string): unknown => {
      const { pathname } = new URL(to, `https://mini/${file}`);
      return run(`${pathname.slice(1).replace(/\.js$/, '')}.js`);
    };
    const { wx, App, getApp, getCurrentPages } = globals;
    const kinds = [define('Page'), define('Component'), define('Behavior')];
    source(require, module, module.exports, wx, App, ...kinds, getApp, getCurrentPages, shared);
    return module.exports;
  };
  const load = (path: string, now?: Definers): void => {
    definers = now;
    run(`${path}.js`);
  };
  return { load };
}

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { TmplGroup } from 'glass-easel-template-compiler';
import { builtInTemplates } from './built-in-templates.ts';
import { wxssToCss } from './wxss.ts';

const listFiles = (folder: string, prefix = ''): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? listFiles(path.join(folder, entry.name), `${prefix}${entry.name}/`) : [prefix + entry.name],
  );

/** Names a module may not see in WeChat although a browser has them. */
const hidden = ['window', 'document', 'navigator', 'location', 'self', 'localStorage', 'fetch'];
const given = ['require', 'module', 'exports', 'wx', 'App', 'Page', 'Component', 'Behavior', 'getApp', 'getCurrentPages', 'global'];

/** Compiles dist/weapp with Tencent's own template compiler into one script that defines `weappBuild`. */
export function compileWeapp(dist: string): { script: string; css: string; warnings: string[] } {
  const files = listFiles(dist);
  const read = (file: string): string => readFileSync(path.join(dist, file), 'utf8');
  const ending = (suffix: string): string[] => files.filter((file) => file.endsWith(suffix));
  const bare = (file: string): string => file.replace(/\.\w+$/, '');

  const group = new TmplGroup();
  const warnings: string[] = [];
  for (const file of ending('.wxs')) group.addScript(bare(file), read(file));
  for (const file of ending('.wxml')) {
    const found = group.addTmpl(bare(file), read(file)) as unknown[];
    warnings.push(...found.map((warning) => `${file}: ${JSON.stringify(warning)}`));
  }
  for (const [name, template] of Object.entries(builtInTemplates)) group.addTmpl(`built-in/${name}`, template);
  const modules = ending('.js').map((file) => `${JSON.stringify(file)}: function (${[...given, ...hidden].join(', ')}) {${read(file)}\n}`);
  const configs = Object.fromEntries(ending('.json').map((file) => [bare(file), JSON.parse(read(file)) as unknown]));
  const script = `window.weappBuild = {
    templates: ${group.getTmplGenObjectGroups()},
    modules: {${modules.join(',\n')}},
    configs: ${JSON.stringify(configs)},
  };`;
  group.free();
  const pages = ending('.wxss').filter((file) => file.endsWith('/index.wxss'));
  return { script, css: ['app.wxss', ...pages].map((file) => wxssToCss(file, read)).join('\n'), warnings };
}

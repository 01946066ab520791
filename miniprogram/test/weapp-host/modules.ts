import { readFileSync } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';

export type Require = (file: string) => unknown;

/** `require()` over dist, as WeChat's loader does it: every file once, in the one sandbox. */
export function createLoader(dist: string, sandbox: vm.Context): Require {
  const loaded = new Map<string, { exports: unknown }>();
  const load = (file: string): unknown => {
    const known = loaded.get(file);
    if (known) return known.exports;
    const module = { exports: {} as unknown };
    loaded.set(file, module);
    const source = readFileSync(path.join(dist, file), 'utf8');
    const run = vm.runInContext(`(function (require, module, exports) {${source}\n})`, sandbox, { filename: file }) as (
      ...args: unknown[]
    ) => void;
    const local: Require = (to) => load(`${path.posix.join(path.posix.dirname(file), to).replace(/\.js$/, '')}.js`);
    run(local, module, module.exports);
    return module.exports;
  };
  return (file) => load(`${file.replace(/^\.?\//, '').replace(/\.js$/, '')}.js`);
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles, root } from './checks/list-files.ts';

/**
 * Only miniprogram/src/platform calls Taro (architecture rule 11). Life-cycle hooks (useDidShow, useLoad …) have no effect of their own and
 * bind a component to its page, so they may be imported anywhere; nothing else may, and not the whole of Taro.
 */
const problems = listFiles('miniprogram/src', /\.tsx?$/)
  .filter((path) => !path.startsWith('miniprogram/src/platform/') && !/\.test\.tsx?$/.test(path))
  .flatMap((path) => {
    const text = readFileSync(join(root, path), 'utf8');
    return [...text.matchAll(/import\s+(?!type\b)([^;]*?)\s+from\s+'@tarojs\/taro'/g)]
      .map(([, names = '']) => names.trim())
      .filter((names) => !/^\{(\s*(type\s+\w+|use[A-Z]\w*)\s*,?)+\}$/.test(names))
      .map((names) => `${path} imports ${names} from @tarojs/taro: put the effect into miniprogram/src/platform`);
  });

for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
else console.log('Taro is called from miniprogram/src/platform only');

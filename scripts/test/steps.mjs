/** The steps of `npm test` beside vitest. Each is a command that answers 0 when all is well. */
import { build, builds, isBuilt } from '../tasks/builds.mjs';
import { tool, tsx } from '../tasks/paths.mjs';
import { run } from '../tasks/run.mjs';

const command = (title, line) => ({ title, work: () => run(line) });
const buildStep = (it) => ({ title: it.title, work: () => (isBuilt(it) ? { ok: true, output: '', ms: 0 } : build(it)) });
const codeFolders = ['config', 'shared', 'server', 'simulator', 'staff', 'miniprogram', 'e2e', 'scripts'];

export const checks = [
  command('格式 prettier', [...tool('prettier'), '--check', '--log-level', 'warn', '.']),
  command('类型 tsc', [...tool('tsc'), '-p', 'tsconfig.json', '--noEmit']),
  command('规范 eslint', [...tool('eslint'), '.', '--max-warnings', '0']),
  command('导入规则 dependency-cruiser', [...tool('depcruise'), '--config', '.dependency-cruiser.cjs', ...codeFolders]),
  command('无用代码 knip', [...tool('knip'), '--no-progress']),
  command('数据表归属 check-tables', tsx('scripts/check-tables.ts')),
  command('Taro 调用 check-taro-imports', tsx('scripts/check-taro-imports.ts')),
  command('API 文档 openapi.json', [...tsx('scripts/build-openapi.ts'), '--check']),
  command('配置样例 .env.example', [...tsx('scripts/build-env-example.ts'), '--check']),
];

/** One after the other: each uses more than a core, and the two Taro builds share a cache. */
export const clientBuilds = [builds.staff, builds.weapp, builds.h5].map(buildStep);

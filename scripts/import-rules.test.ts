import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** A small tree in the shape of ours: legal files first, then one file per rule that breaks it. */
const root = resolve(import.meta.dirname, '..');
const modules = 'server/src/modules';

const legal: Record<string, string> = {
  'tsconfig.json': '{ "compilerOptions": { "module": "ESNext", "moduleResolution": "Bundler", "allowImportingTsExtensions": true } }',
  'shared/package.json': JSON.stringify({
    name: '@lianke/shared',
    exports: { '.': './src/values/index.ts', './api': './src/api.ts', './contracts': './src/contracts/index.ts' },
  }),
  'shared/src/values/index.ts': 'export const fen = 1;',
  'shared/src/contracts/index.ts': 'export const contracts = {};',
  'shared/src/api.ts': "import type { contracts } from './contracts/index.ts'; export type Api = typeof contracts;",
  'config/src/index.ts': "import { fen } from '../../shared/src/values/index.ts'; export const config = fen;",
  'node_modules/@tarojs/router/package.json': '{ "name": "@tarojs/router", "main": "index.js" }',
  'node_modules/@tarojs/router/index.js': 'module.exports = {};',
  'package.json': '{ "name": "root", "dependencies": { "@tarojs/router": "1", "@lianke/shared": "*" } }',
  'simulator/src/index.ts': 'export const simulator = 1;',
  'scripts/tool.ts': 'export const tool = 1;',
  'server/src/kernel/context.ts': 'export const context = 1;',
  'server/src/kernel/ports.ts': "import type { Client } from '../platforms/wecom/types.ts'; export interface Ports { wecom: Client }",
  'server/src/platforms/wecom/types.ts': 'export interface Client { id: string } export const limit = 1;',
  'server/src/platforms/wecom/client.ts': "import { context } from '../../kernel/context.ts'; export const client = context;",
  'server/src/events/customers.ts': "import { context } from '../kernel/context.ts'; export const customerMerged = context;",
  'server/src/events/members.ts': 'export const memberJoined = 1;',
  [`${modules}/identity/index.ts`]: 'export const identity = 1;',
  [`${modules}/identity/links.ts`]: 'export const links = 1;',
  [`${modules}/customers/index.ts`]:
    "import { identity } from '../identity/index.ts'; import { customerMerged } from '../../events/customers.ts'; export const customers = [identity, customerMerged];",
  [`${modules}/members/index.ts`]: "import { customers } from '../customers/index.ts'; export const members = customers;",
  [`${modules}/members/reactions/on-customer-merged.ts`]:
    "import { customerMerged } from '../../../events/customers.ts'; export const reaction = customerMerged;",
  [`${modules}/members/reach.ts`]:
    "import type { Client } from '../../platforms/wecom/types.ts'; export const reach = (client: Client) => client.id;",
  [`${modules}/members/routes.ts`]: "import { members } from './index.ts'; export const memberRoutes = members;",
  [`${modules}/followers/index.ts`]: 'export const followers = 1;',
  'server/src/app/modules.ts': "import { memberRoutes } from '../modules/members/routes.ts'; export const handlers = memberRoutes;",
  'server/src/app/build-web.ts':
    "import { handlers } from './modules.ts'; import { members } from '../modules/members/index.ts'; export const web = [handlers, members];",
  'server/src/main.ts': "import { web } from './app/build-web.ts'; export const main = web;",
  'staff/src/call.ts':
    "import type { Api } from '@lianke/shared/api'; import { fen } from '@lianke/shared'; export const call = (api: Api) => [api, fen];",
  'miniprogram/src/platform/navigate.ts': "import router from '@tarojs/router'; export const navigate = router;",
  // A cycle of types alone does nothing at run time.
  'staff/src/tree.ts': "import type { Leaf } from './leaf.ts'; export interface Tree { leaves: Leaf[] }",
  'staff/src/leaf.ts': "import type { Tree } from './tree.ts'; export interface Leaf { tree: Tree }",
};

/** [rule, file, what it imports]. */
const violations: [rule: string, file: string, target: string][] = [
  ['level-2-imports-downward', `${modules}/identity/up.ts`, '../members/index.ts'],
  ['level-11-imports-downward', `${modules}/members/sideways.ts`, '../followers/index.ts'],
  ['every-module-has-a-level', `${modules}/members/newcomer.ts`, '../newcomer/index.ts'],
  ['modules-by-the-front-door', `${modules}/members/deep.ts`, '../identity/links.ts'],
  ['app-by-the-front-door', 'server/src/app/build-worker.ts', '../modules/identity/links.ts'],
  ['nobody-imports-app', `${modules}/members/web.ts`, '../../app/build-web.ts'],
  ['foundation-knows-no-module', 'server/src/platforms/wecom/nosy.ts', '../../modules/identity/index.ts'],
  ['foundation-knows-no-module', 'server/src/kernel/nosy.ts', '../modules/identity/index.ts'],
  ['kernel-knows-no-platform', 'server/src/kernel/calls.ts', '../platforms/wecom/types.ts'],
  ['platforms-as-types', `${modules}/members/calls.ts`, '../../platforms/wecom/client.ts'],
  ['only-the-owner-emits', `${modules}/customers/emits.ts`, '../../events/members.ts'],
  ['migrations-stand-alone', 'server/src/migrations/20260101_0000_x.ts', '../kernel/context.ts'],
  ['shared-is-a-leaf', 'shared/src/values/reads.ts', '../../../config/src/index.ts'],
  ['values-are-light', 'shared/src/values/heavy.ts', '../contracts/index.ts'],
  ['config-imports-shared-only', 'config/src/nosy.ts', '../../server/src/kernel/context.ts'],
  ['server-imports-no-client', 'server/src/kernel/simulated.ts', '../../../simulator/src/index.ts'],
  ['clients-import-values-only', 'staff/src/heavy.ts', '@lianke/shared/contracts'],
  ['clients-import-no-server', 'miniprogram/src/nosy.ts', '../../server/src/kernel/context.ts'],
  ['clients-do-not-mix', 'staff/src/mixed.ts', '../../miniprogram/src/platform/navigate.ts'],
  ['simulator-stands-alone', 'simulator/src/shared.ts', '../../shared/src/values/index.ts'],
  ['e2e-from-outside', 'e2e/inside.ts', '../server/src/kernel/context.ts'],
  ['taro-effects-in-platform', 'miniprogram/src/pages/jump.ts', '@tarojs/router'],
  ['no-cycles', 'staff/src/cycle-a.ts', './cycle-b.ts'],
  ['imports-exist', 'staff/src/lost.ts', './nowhere.ts'],
  ['declared-packages-only', 'staff/src/undeclared.ts', 'react'],
];
const supports: Record<string, string> = {
  [`${modules}/newcomer/index.ts`]: 'export const newcomer = 1;',
  'staff/src/cycle-b.ts': "import * as it from './cycle-a.ts'; export const b = it;",
  'node_modules/react/package.json': '{ "name": "react", "main": "index.js" }',
  'node_modules/react/index.js': 'module.exports = {};',
};

interface Found {
  rule: string;
  from: string;
}
const folder = mkdtempSync(join(tmpdir(), 'lianke-import-rules-'));

function write(files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

function cruise(): Found[] {
  const args = ['--config', join(root, '.dependency-cruiser.cjs'), '--output-type', 'json'];
  const folders = ['config', 'shared', 'server', 'simulator', 'staff', 'miniprogram', 'e2e', 'scripts'];
  const result = spawnSync(process.execPath, [join(root, 'node_modules/.bin/depcruise'), ...args, ...folders], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (!result.stdout.startsWith('{')) throw new Error(result.stderr);
  const { summary } = JSON.parse(result.stdout) as { summary: { violations: { rule: { name: string }; from: string }[] } };
  return summary.violations.map((it) => ({ rule: it.rule.name, from: it.from }));
}

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('import rules', () => {
  let atFirst: Found[] = [];
  let afterwards: Found[] = [];
  beforeAll(() => {
    write(legal);
    write({ 'e2e/.keep': '' });
    mkdirSync(join(folder, 'node_modules/@lianke'));
    symlinkSync(join(folder, 'shared'), join(folder, 'node_modules/@lianke/shared'));
    atFirst = cruise();
    write(supports);
    write(Object.fromEntries(violations.map(([, file, target]) => [file, `import * as it from '${target}'; export const found = it;`])));
    afterwards = cruise();
  });

  it('let the legal imports pass', () => {
    expect(atFirst).toEqual([]);
  });

  it.each(violations)('%s: %s must not import %s', (rule, from) => {
    expect(afterwards).toContainEqual({ rule, from });
  });

  it('catch nothing in the legal files beside the violations', () => {
    const seeded = new Set([...violations.map(([, file]) => file), 'staff/src/cycle-b.ts']);
    expect(afterwards.filter((it) => !seeded.has(it.from))).toEqual([]);
  });
});

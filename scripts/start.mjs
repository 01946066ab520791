/**
 * `npm start`: from a fresh clone to a running demo with Node alone. Plain Node, since node_modules may not exist yet.
 * Installs and builds only what is missing or changed, then runs the server and, when no real account is set, the simulator.
 */
import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { drawBox } from './start/box.mjs';
import { createChildren } from './start/children.mjs';
import { findTakenPort } from './start/ports.mjs';
import { createProgress } from './start/progress.mjs';
import { build, builds, isBuilt } from './tasks/builds.mjs';
import { install, isInstalled } from './tasks/install.mjs';
import { inRoot, tsx } from './tasks/paths.mjs';
import { run, stopRunning } from './tasks/run.mjs';

const progress = createProgress(4);
const children = createChildren(({ title, reason, tail }) => {
  void fail([`${title}意外退出（${reason}）。`, ...(tail.length > 0 ? ['最后的输出：', ...tail] : [])].join('\n'));
});
let leaving = false;

async function leave(code) {
  if (leaving) return;
  leaving = true;
  await Promise.all([stopRunning('SIGTERM'), children.stop()]);
  process.exit(code);
}

async function fail(message) {
  if (leaving) return;
  progress.clear();
  process.stderr.write(`\n${message}\n`);
  await leave(1);
  await new Promise(() => {}); // leave() ends the process; nothing after a failure may go on meanwhile
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => {
    if (leaving) return;
    progress.say('\n正在停止…');
    void leave(0);
  });

/** A command whose output matters only when it fails. A signal ends children too, which is no failure. */
async function need(title, outcome) {
  const { ok, output } = await outcome;
  if (leaving) await new Promise(() => {});
  if (!ok) await fail(`${title}失败：\n${output.trimEnd().split('\n').slice(-40).join('\n')}`);
  return output;
}

async function waitUntilReady(url) {
  for (;;) {
    const ok = await fetch(url, { signal: AbortSignal.timeout(2000) }).then(
      (answer) => (void answer.body?.cancel(), answer.ok),
      () => false,
    );
    if (ok) return;
    await pause(100);
  }
}

async function checkPort(port, host, variable) {
  if ((await findTakenPort([{ port, host }])) === undefined) return;
  await fail(`端口 ${port} 已被占用（也许连客已经在运行）。换一个端口：${variable}=${port + 100} npm start`);
}

const [major] = process.versions.node.split('.').map(Number);
if (major < 20) await fail(`需要 Node 20 或更高版本，当前是 ${process.version}。下载：https://nodejs.org/`);
if (existsSync(inRoot('.env'))) process.loadEnvFile?.(inRoot('.env')); // what is set in the environment wins
const port = Number(process.env.PORT || 4300);
const host = process.env.HOST || '0.0.0.0';
if (!Number.isInteger(port) || port < 1 || port > 65_534) await fail(`PORT=${process.env.PORT} 不正确：应是 1 到 65534 的整数`);
await checkPort(port, host, 'PORT');

await progress.step('安装依赖', async () => {
  if (isInstalled('running')) return '已就绪';
  await need('安装依赖', install('running'));
});
await Promise.all(
  [builds.staff, builds.h5].map((it) =>
    progress.step(it.title, async () => {
      if (isBuilt(it)) return '已是最新';
      await need(it.title, build(it));
    }),
  ),
);

const simulatorPort = Number(process.env.SIMULATOR_PORT || port + 1);
const ownSimulator = !process.env.SIMULATOR_URL; // somebody who names one runs it
const env = {
  PORT: String(port),
  SIMULATOR_URL: process.env.SIMULATOR_URL || `http://127.0.0.1:${simulatorPort}`,
  LOG_LEVEL: process.env.LOG_LEVEL || 'warn',
};
const local = `http://${host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host}:${port}`;
let config;

await progress.step('启动', async () => {
  config = JSON.parse(await need('读取配置', run(tsx('scripts/start/read-config.ts'), { env })));
  const ready = [];
  if (config.simulated && ownSimulator) {
    await checkPort(simulatorPort, process.env.SIMULATOR_HOST || '127.0.0.1', 'SIMULATOR_PORT');
    const simulatorEnv = { SIMULATOR_PORT: String(simulatorPort), CALLBACK_BASE: process.env.CALLBACK_BASE || local };
    children.start('微信模拟环境', tsx('simulator/src/main.ts'), { env: simulatorEnv });
    ready.push(waitUntilReady(`${config.simulatorUrl}/box/state`));
  }
  children.start('服务器', tsx('server/src/main.ts'), { env, loud: true });
  await Promise.all([...ready, waitUntilReady(`${local}/readyz`)]);
  if (config.simulated) await fillSampleData();
});

/** The demo is worth showing without it too, so a failure here is told and survived. */
async function fillSampleData() {
  const outcome = await run(tsx('scripts/sample-data/main.ts'), { env: { ...env, LIANKE_URL: local } });
  if (!outcome.ok && !leaving)
    progress.say(`示例数据没有填好（不影响使用）：\n${outcome.output.trimEnd().split('\n').slice(-8).join('\n')}`);
}

const pages = [
  ['工作台', `${local}/workbench/`],
  ['小程序 (H5)', `${local}/mini/`],
  ['API 文档', `${local}/docs/`],
];
const demo = config.simulated ? [['演示舞台', config.simulatorUrl]] : [];
process.stdout.write(`\n${drawBox(['连客已启动', '', ...demo, ...pages, '', '按 Ctrl-C 停止'])}\n`);

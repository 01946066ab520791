import { startSimulator } from './index.ts';

const port = Number(process.env['SIMULATOR_PORT'] ?? 4301);
const read = (name: string): string | undefined => process.env[name] || undefined;
const pages = { workbench: read('WORKBENCH_URL'), sidebar: read('SIDEBAR_URL'), mini: read('MINI_URL') };

const simulator = await startSimulator({
  port,
  host: read('SIMULATOR_HOST') ?? '127.0.0.1',
  publicUrl: read('SIMULATOR_PUBLIC_URL') ?? `http://127.0.0.1:${port}`,
  callbackBase: read('CALLBACK_BASE') ?? 'http://127.0.0.1:4300',
  pages: Object.fromEntries(Object.entries(pages).filter(([, url]) => url !== undefined)),
  sampleData: true,
  paySpeed: 1 / 100,
  issueMs: 1_500,
});
console.log(`模拟环境已启动：${simulator.url}`);

const stop = () => {
  void simulator.close().then(() => process.exit(0));
  setTimeout(() => process.exit(0), 1_500).unref();
};
process.once('SIGINT', stop);
process.once('SIGTERM', stop);

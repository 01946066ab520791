/** Installs what the full test run needs from the system (Debian/Ubuntu, as root), or says what to install. Plain Node. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { userInfo } from 'node:os';
import { run } from '../tasks/run.mjs';
import { findProgram } from './private-services.mjs';

const wanted = [
  { package: 'mariadb-server', isThere: () => findProgram('mariadbd', 'mysqld') && findProgram('mariadb-install-db', 'mysql_install_db') },
  { package: 'redis-server', isThere: () => findProgram('redis-server') },
  { package: 'chromium', isThere: () => process.env.CHROMIUM_PATH || findProgram('chromium', 'chromium-browser', 'google-chrome') },
  { package: 'fonts-noto-cjk', isThere: () => process.platform !== 'linux' || hasChineseFont() },
];

export const missingServices = () => wanted.filter((it) => !it.isThere()).map((it) => it.package);

/** Throws an error fit to be shown when something is missing and can not be installed from here. */
export async function installServices() {
  const missing = missingServices();
  if (missing.length === 0) return;
  const command = `apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  const byHand = [
    `缺少测试所需的系统程序 / programs the full test run needs are missing: ${missing.join(', ')}`,
    `  Debian/Ubuntu: sudo ${command}`,
    '  macOS: brew install mariadb redis; brew install --cask chromium',
    '  或者只跑内嵌部分 / or run the embedded part only: npm test -- --embedded-only',
  ].join('\n');
  if (userInfo().uid !== 0 || !findProgram('apt-get')) throw new Error(byHand);
  // Debian would start the daemons it installs; ours are private (RUNLEVEL=1 makes policy-rc.d's invoke-rc.d leave them alone).
  const env = { DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  for (const args of [['update'], command.split(' ').slice(1)]) {
    const result = await run(['apt-get', '-qq', ...args], { env });
    if (!result.ok) throw new Error(`apt-get ${args[0]}:\n${result.output.slice(-2000)}\n${byHand}`);
  }
  const still = missingServices();
  if (still.length > 0) throw new Error(`${byHand}\n(after apt-get, still missing: ${still.join(', ')})`);
}

function hasChineseFont() {
  if (existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc')) return true;
  const list = findProgram('fc-list');
  return list !== undefined && spawnSync(list, [':lang=zh-cn', 'family'], { encoding: 'utf8' }).stdout.trim() !== '';
}

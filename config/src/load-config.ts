import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import type { Config, WechatPayCredentials } from './config.ts';
import { groups, settings } from './settings.ts';
import type { SettingName, Settings } from './settings.ts';

/** Thrown at start with one line per wrong variable, so that all of them can be put right at once. */
export class ConfigError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`These settings are wrong:\n${problems.map((it) => `  - ${it}`).join('\n')}`);
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

const simulatorAccounts = JSON.parse(readFileSync(new URL('../simulator-accounts.json', import.meta.url), 'utf8')) as Record<
  string,
  string
>;
const roleNames = ['web', 'worker', 'cron'] as const;

/**
 * Environment → frozen configuration. With no platform account set (and not in production) everything points at the simulator.
 * Throws ConfigError naming every wrong variable.
 */
export function loadConfig(environment: Record<string, string | undefined>): Config {
  const problems: string[] = [];
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''));
  const anyAccount = Object.values(groups).some((group) => [...group.needs, ...group.may].some((name) => given[name] !== undefined));
  const simulated = !anyAccount && given.NODE_ENV !== 'production';
  if (simulated) Object.assign(given, { ...simulatedSettings(given.SIMULATOR_URL), ...given });

  const read = Object.fromEntries(
    Object.entries(settings).map(([name, { form }]) => {
      const result = (form as z.ZodType).safeParse(given[name]);
      if (!result.success) problems.push(`${name}: ${result.error.issues.map((issue) => issue.message).join('; ')}`);
      return [name, result.data];
    }),
  ) as Settings;

  for (const [group, { needs, may }] of Object.entries(groups)) {
    if (simulated && group === 'wechatPay') continue; // the simulator makes the keys itself
    const some = [...needs, ...may].some((name) => given[name] !== undefined);
    if (some) for (const name of needs) if (given[name] === undefined) problems.push(`${name}: missing, but others of its group are set`);
  }
  if (given.WXPAY_MCH_ID !== undefined && given.MINI_APP_ID === undefined)
    problems.push('MINI_APP_ID: missing; WeChat Pay is paid in the mini-program');
  if (read.NODE_ENV === 'production') problems.push(...productionProblems(given));
  const roles = (read.ROLES ?? '').split(',').map((it) => it.trim());
  for (const role of roles)
    if (!(roleNames as readonly string[]).includes(role)) problems.push(`ROLES: "${role}" is not one of ${roleNames.join(', ')}`);
  if (read.DATABASE_URL && !/^(sqlite:|mysql:\/\/|mariadb:\/\/)/.test(read.DATABASE_URL))
    problems.push('DATABASE_URL: must start with sqlite: or mysql://');
  if (problems.length > 0) throw new ConfigError(problems);
  return Object.freeze(shape(read, simulated, roles as Config['roles']));
}

function simulatedSettings(url = settings.SIMULATOR_URL.form.parse(undefined)): Partial<Record<SettingName, string>> {
  const base = url.replace(/\/+$/, '');
  return {
    ...simulatorAccounts,
    ADMIN_USERIDS: 'chen.li', // the sample shop's owner
    WEIXIN_API_BASE: `${base}/weixin`,
    WECOM_API_BASE: `${base}/qyapi`,
    WXPAY_API_BASE: `${base}/pay`,
    WXPAY_FAPIAO_LOGO: 'https://mmbiz.qpic.cn/lianke/logo/0',
    NUONUO_API_BASE: `${base}/nuonuo/open/v1/services`,
    NUONUO_TOKEN_BASE: `${base}/nuonuo`,
    WEIXIN_OPEN_BASE: `${base}/open`,
    WECOM_LOGIN_BASE: `${base}/login`,
    WEIXIN_MP_BASE: `${base}/mp`,
  };
}

function productionProblems(given: Record<string, string | undefined>): string[] {
  const known = new Set(
    Object.entries(simulatorAccounts)
      .filter(([name]) => /SECRET|TOKEN|AES_KEY/.test(name))
      .map(([, value]) => value),
  );
  const problems = Object.entries(given)
    .filter(([, value]) => value !== undefined && known.has(value))
    .map(([name]) => `${name}: is the simulator's secret, which everybody knows; production refuses it`);
  if (!given.DATA_KEYS)
    problems.push('DATA_KEYS: required in production (it encrypts phone numbers); make one with: openssl rand -base64 32');
  if (!given.PUBLIC_URL) problems.push('PUBLIC_URL: required in production');
  return problems;
}

function shape(read: Settings, simulated: boolean, roles: Config['roles']): Config {
  const publicUrl = read.PUBLIC_URL ?? `http://127.0.0.1:${read.PORT}`;
  return {
    production: read.NODE_ENV === 'production',
    simulated,
    simulatorUrl: simulated ? read.SIMULATOR_URL : null,
    port: read.PORT,
    host: read.HOST,
    publicUrl,
    trustProxy: read.TRUST_PROXY === '1',
    logLevel: read.LOG_LEVEL,
    roles,
    databaseUrl: read.DATABASE_URL,
    redisUrl: read.REDIS_URL ?? null,
    dataKeys: read.DATA_KEYS ?? null,
    adminUserids: read.ADMIN_USERIDS.split(',')
      .map((it) => it.trim())
      .filter(Boolean),
    callbackMaxSkewSeconds: read.CALLBACK_MAX_SKEW_SECONDS,
    einvoiceCallsPerSecond: read.EINVOICE_CALLS_PER_SECOND,
    bases: {
      weixin: read.WEIXIN_API_BASE,
      wecom: read.WECOM_API_BASE,
      wechatPay: read.WXPAY_API_BASE,
      open: read.WEIXIN_OPEN_BASE,
      login: read.WECOM_LOGIN_BASE,
      mp: read.WEIXIN_MP_BASE,
      nuonuo: read.NUONUO_API_BASE,
      nuonuoToken: read.NUONUO_TOKEN_BASE,
    },
    officialAccount:
      read.OA_APP_ID && read.OA_APP_SECRET && read.OA_TOKEN && read.OA_ENCODING_AES_KEY
        ? {
            appId: read.OA_APP_ID,
            secret: read.OA_APP_SECRET,
            token: read.OA_TOKEN,
            encodingAesKey: read.OA_ENCODING_AES_KEY,
            allowPlain: read.OA_ALLOW_PLAIN === '1',
          }
        : null,
    miniProgram:
      read.MINI_APP_ID && read.MINI_APP_SECRET
        ? {
            appId: read.MINI_APP_ID,
            secret: read.MINI_APP_SECRET,
            token: read.MINI_TOKEN ?? null,
            encodingAesKey: read.MINI_ENCODING_AES_KEY ?? null,
            allowPlain: read.MINI_ALLOW_PLAIN === '1',
          }
        : null,
    wecom:
      read.WECOM_CORP_ID && read.WECOM_AGENT_ID && read.WECOM_AGENT_SECRET && read.WECOM_TOKEN && read.WECOM_ENCODING_AES_KEY
        ? {
            corpId: read.WECOM_CORP_ID,
            agentId: read.WECOM_AGENT_ID,
            agentSecret: read.WECOM_AGENT_SECRET,
            contactSecret: read.WECOM_CONTACT_SECRET ?? read.WECOM_AGENT_SECRET,
            token: read.WECOM_TOKEN,
            encodingAesKey: read.WECOM_ENCODING_AES_KEY,
          }
        : null,
    wechatPay: read.WXPAY_MCH_ID ? { mchId: read.WXPAY_MCH_ID, credentials: payCredentials(read) } : null,
    wechatFapiao: read.WXPAY_MCH_ID && read.WXPAY_FAPIAO_LOGO ? { logoUrl: read.WXPAY_FAPIAO_LOGO } : null,
    wechatShop:
      read.WXSHOP_APP_ID && read.WXSHOP_APP_SECRET
        ? {
            appId: read.WXSHOP_APP_ID,
            secret: read.WXSHOP_APP_SECRET,
            token: read.WXSHOP_TOKEN ?? null,
            encodingAesKey: read.WXSHOP_ENCODING_AES_KEY ?? null,
          }
        : null,
  };
}

function payCredentials(read: Settings): WechatPayCredentials | null {
  if (!read.WXPAY_API_V3_KEY || !read.WXPAY_PRIVATE_KEY || !read.WXPAY_CERT_SERIAL) return null;
  return {
    apiV3Key: read.WXPAY_API_V3_KEY,
    privateKey: read.WXPAY_PRIVATE_KEY,
    certSerial: read.WXPAY_CERT_SERIAL,
    publicKey: read.WXPAY_PUBLIC_KEY_ID && read.WXPAY_PUBLIC_KEY ? { id: read.WXPAY_PUBLIC_KEY_ID, pem: read.WXPAY_PUBLIC_KEY } : null,
  };
}

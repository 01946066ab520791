import { generateKeyPairSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ConfigError, loadConfig } from './index.ts';

const problemsOf = (environment: Record<string, string>): readonly string[] => {
  try {
    loadConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
};

describe('configuration', () => {
  it('points everything at the simulator when no account is set', () => {
    const config = loadConfig({ SIMULATOR_URL: 'http://127.0.0.1:9000/' });
    expect(config.simulated).toBe(true);
    expect(config.bases.weixin).toBe('http://127.0.0.1:9000/weixin');
    expect(config.officialAccount?.appId).toBe('wxsim0a00000000001');
  });

  it('names every wrong variable at once', () => {
    const problems = problemsOf({ PORT: 'abc', OA_APP_ID: 'wx1', DATABASE_URL: 'oracle://x', ROLES: 'web,cook' });
    expect(problems.map((it) => it.split(':')[0])).toEqual([
      'PORT',
      'OA_APP_SECRET',
      'OA_TOKEN',
      'OA_ENCODING_AES_KEY',
      'ROLES',
      'DATABASE_URL',
    ]);
  });

  it('leaves platforms without an account unconnected', () => {
    const config = loadConfig({ MINI_APP_ID: 'wx2', MINI_APP_SECRET: 's' });
    expect(config.simulated).toBe(false);
    expect([config.officialAccount, config.wecom]).toEqual([null, null]);
  });

  it('refuses the simulator’s secrets in production', () => {
    const problems = problemsOf({
      NODE_ENV: 'production',
      MINI_APP_ID: 'wx2',
      MINI_APP_SECRET: 'sim-mini-secret-not-for-production',
      PUBLIC_URL: 'https://a.cn',
    });
    expect(problems.some((it) => it.startsWith('MINI_APP_SECRET: is the simulator'))).toBe(true);
    expect(problems.some((it) => it.startsWith('DATA_KEYS'))).toBe(true);
  });

  it('never falls back to the simulator in production', () => {
    const config = loadConfig({
      NODE_ENV: 'production',
      PUBLIC_URL: 'https://a.cn',
      DATA_KEYS: `k1:${Buffer.alloc(32).toString('base64')}`,
    });
    expect([config.simulated, config.officialAccount]).toEqual([false, null]);
  });

  it('connects the simulator’s merchant and shop, whose keys are asked for later', () => {
    const config = loadConfig({ SIMULATOR_URL: 'http://127.0.0.1:9000/' });
    expect(config.bases.wechatPay).toBe('http://127.0.0.1:9000/pay');
    expect(config.wechatPay).toEqual({ mchId: expect.stringMatching(/^\d+$/), credentials: null });
    expect(config.wechatShop?.appId).toBe('wxsim0d00000000004');
  });

  it('reads WeChat Pay’s keys, also on one line', () => {
    const config = loadConfig(payEnvironment);
    expect(config.wechatPay).toMatchObject({
      mchId: '1900000001',
      credentials: { apiV3Key: 'k'.repeat(32), publicKey: { id: 'PUB_KEY_ID_01' } },
    });
    expect(config.wechatPay?.credentials?.privateKey).toBe(pem(keys.privateKey, 'pkcs8'));
  });

  it('names what is wrong with WeChat Pay’s keys', () => {
    const problems = problemsOf({
      ...payEnvironment,
      WXPAY_PRIVATE_KEY: 'a path?',
      WXPAY_API_V3_KEY: 'short',
      WXPAY_PUBLIC_KEY: '',
      MINI_APP_ID: '',
    });
    const named = problems.map((it) => it.split(':')[0]);
    expect(new Set(named)).toEqual(new Set(['WXPAY_PRIVATE_KEY', 'WXPAY_API_V3_KEY', 'WXPAY_PUBLIC_KEY', 'MINI_APP_ID']));
    expect(problems.join()).not.toContain('a path?');
  });
});

const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = (key: KeyObject, type: 'pkcs8' | 'spki'): string => key.export({ type, format: 'pem' }).toString().trim();

const payEnvironment = {
  MINI_APP_ID: 'wx2',
  MINI_APP_SECRET: 's',
  WXPAY_MCH_ID: '1900000001',
  WXPAY_API_V3_KEY: 'k'.repeat(32),
  WXPAY_PRIVATE_KEY: pem(keys.privateKey, 'pkcs8').replaceAll('\n', '\\n'),
  WXPAY_CERT_SERIAL: '5157F09EFDC096DE15EBE81A47057A7232F1B8E1',
  WXPAY_PUBLIC_KEY_ID: 'PUB_KEY_ID_01',
  WXPAY_PUBLIC_KEY: pem(keys.publicKey, 'spki'),
};

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
});

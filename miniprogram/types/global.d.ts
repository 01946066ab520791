import type { Config } from '@tarojs/taro';

declare global {
  /** The server's public address, put in at build time (`PUBLIC_URL`); only the weapp build reads it. */
  const API_BASE: string;
  function defineAppConfig(config: Config): Config;
  function definePageConfig(config: Config): Config;
}

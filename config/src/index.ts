export type { Config } from './config.ts';
export { ConfigError, loadConfig } from './load-config.ts';
export { settings } from './settings.ts';

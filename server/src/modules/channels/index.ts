export { findChannels } from './channel-store.ts';
export type { Channel } from './channel-store.ts';

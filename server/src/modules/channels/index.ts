export { findChannels } from './channel-store.ts';

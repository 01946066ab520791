import type { WecomCallback, WecomCallbackOptions } from './types.ts';

export function createWecomCallback(_options: WecomCallbackOptions): WecomCallback {
  throw new Error('not built yet');
}

import type { Wecom, WecomOptions } from './types.ts';

export function createWecom(_options: WecomOptions): Wecom {
  throw new Error('not built yet');
}

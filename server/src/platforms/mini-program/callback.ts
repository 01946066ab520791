import type { MiniProgramCallback, MiniProgramCallbackOptions } from './types.ts';

export function createMiniProgramCallback(_options: MiniProgramCallbackOptions): MiniProgramCallback {
  throw new Error('not built yet');
}

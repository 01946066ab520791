import type { MiniProgram, MiniProgramOptions } from './types.ts';

export function createMiniProgram(_options: MiniProgramOptions): MiniProgram {
  throw new Error('not built yet');
}

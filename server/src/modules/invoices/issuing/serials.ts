import { formatChinaDay } from '@lianke/shared';
import type { Context } from '../../../kernel/context.ts';

/** A number of ours at the provider: 20 characters, its day readable, the rest chance; the unique index sees to it that none comes twice. */
export const newSerial = (ctx: Pick<Context, 'clock' | 'ids'>, head: 'B' | 'R' | 'C'): string =>
  `${head}${formatChinaDay(ctx.clock.now()).replaceAll('-', '').slice(2)}${ctx.ids.digits(13)}`;

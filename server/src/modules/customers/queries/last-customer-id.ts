import type { Context } from '../../../kernel/context.ts';

/** The newest customer's id, '' when there is none: what came later has a larger one. */
export async function lastCustomerId(ctx: Pick<Context, 'db'>): Promise<string> {
  return (await ctx.db('customers').orderBy('id', 'desc').first<{ id: string } | undefined>('id'))?.id ?? '';
}

import type { Output } from '@lianke/shared/api';
import type { Context } from '../../../kernel/context.ts';

type Answer = Output<'staff.sales.settings'>;
export type SalesSettings = Answer['settings'];
export type TopUp = SalesSettings['topUps'][number] & { id: string };
export type TermOffer = SalesSettings['paidTerms'][number] & { id: string };

/** Until the shop says otherwise: 10 yuan for shipping, free from 99; ten days until receipt is taken for granted; half an order by points. */
const defaults: SalesSettings = {
  shippingFen: 1_000,
  freeShippingFromFen: 9_900,
  autoCompleteDays: 10,
  pointsMaxShareBps: 5_000,
  topUps: [],
  paidTerms: [],
};

/** The settings in force. Every version ever saved stays. */
export async function getSalesSettings(ctx: Pick<Context, 'db'>): Promise<Answer> {
  const row = await ctx
    .db('sales_settings')
    .orderBy('version', 'desc')
    .first<{ version: number; settings: string } | undefined>('version', 'settings');
  return row ? { settings: JSON.parse(row.settings) as SalesSettings, version: row.version } : { settings: defaults, version: 0 };
}

/** What is sold besides goods; saved ones always have an id. */
export const topUpsOnSale = ({ topUps }: SalesSettings): TopUp[] => topUps.filter((it): it is TopUp => it.on && it.id !== undefined);
export const termsOnSale = ({ paidTerms }: SalesSettings): TermOffer[] =>
  paidTerms.filter((it): it is TermOffer => it.on && it.id !== undefined);

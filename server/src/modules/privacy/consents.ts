import { formatChinaTime } from '@lianke/shared';
import type { ConsentPurpose } from '@lianke/shared';
import type { Context } from '../../kernel/context.ts';
import { allIdsOf, recordsOf } from '../customers/index.ts';

export interface Consent {
  id: string;
  purpose: ConsentPurpose;
  textVersion: string;
  channel: string;
  proof: string | null;
  agreedAt: number;
  withdrawnAt: number | null;
}

interface Row {
  id: string;
  customer_id: string;
  purpose: ConsentPurpose;
  text_version: string;
  channel: string;
  proof: string | null;
  agreed_at: number;
  withdrawn_at: number | null;
}

/** Every consent a person ever gave, withdrawn ones too, oldest first. Two records that became one were one person: what either agreed to counts. */
export async function listConsents(ctx: Context, customerId: string): Promise<Consent[]> {
  const rows = await ctx
    .db<Row>('consents')
    .whereIn('customer_id', await allIdsOf(ctx, customerId))
    .orderBy(['agreed_at', 'id']);
  return rows.map((row) => ({
    id: row.id,
    purpose: row.purpose,
    textVersion: row.text_version,
    channel: row.channel,
    proof: row.proof,
    agreedAt: row.agreed_at,
    withdrawnAt: row.withdrawn_at,
  }));
}

export const consentsInForce = async (ctx: Context, customerId: string): Promise<Consent[]> =>
  (await listConsents(ctx, customerId)).filter((consent) => consent.withdrawnAt === null);

/** Records a consent once per version in force. The ledger is only ever added to: agreeing again after a withdrawal is a new row. */
export async function addConsent(ctx: Context, customerId: string, purpose: ConsentPurpose, textVersion: string): Promise<void> {
  const known = await consentsInForce(ctx, customerId);
  if (known.some((consent) => consent.purpose === purpose && consent.textVersion === textVersion)) return;
  const row: Row = {
    id: ctx.ids.next('consent'),
    customer_id: customerId,
    purpose,
    text_version: textVersion,
    channel: 'mini_program',
    proof: proofOf(ctx),
    agreed_at: ctx.clock.now(),
    withdrawn_at: null,
  };
  await ctx.db('consents').insert(row);
}

/** Ends the consents in force for these purposes; the rows stay as proof. */
export async function withdrawConsents(ctx: Context, customerId: string, purposes: readonly ConsentPurpose[]): Promise<void> {
  await ctx
    .db('consents')
    .whereIn('customer_id', await allIdsOf(ctx, customerId))
    .whereIn('purpose', [...purposes])
    .whereNull('withdrawn_at')
    .update({ withdrawn_at: ctx.clock.now() });
}

/** Which of these customers may be sent marketing now. To be asked right before sending: a withdrawal works at once. */
export async function mayMarketTo(ctx: Context, customerIds: readonly string[]): Promise<Set<string>> {
  const records = await recordsOf(ctx, customerIds);
  const rows = await ctx
    .db('consents')
    .whereIn('customer_id', [...records.keys()])
    .where({ purpose: 'marketing' })
    .whereNull('withdrawn_at')
    .pluck<string[]>('customer_id');
  return new Set(rows.map((id) => records.get(id) ?? id));
}

/** How we know that it was this person: the end of the openid WeChat vouched for, and when. */
export const proofOf = (ctx: Context): string | null =>
  ctx.actor.kind === 'member' ? `wx.login openid …${ctx.actor.openid.slice(-4)}，${formatChinaTime(ctx.clock.now())}` : null;

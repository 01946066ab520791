import type { Context } from '../../kernel/context.ts';
import { allIdsOf } from '../customers/index.ts';

export interface Consent {
  purpose: 'privacy_notice' | 'phone';
  textVersion: string;
  agreedAt: number;
}

interface Row {
  id: string;
  customer_id: string;
  purpose: Consent['purpose'];
  text_version: string;
  channel: string;
  agreed_at: number;
  withdrawn_at: number | null;
}

/** Consents in force. Those given to a record that was merged meanwhile count until the reaction has moved them. */
export async function listConsents(ctx: Context, customerId: string): Promise<Consent[]> {
  const rows = await ctx
    .db<Row>('consents')
    .whereIn('customer_id', await allIdsOf(ctx, customerId))
    .whereNull('withdrawn_at')
    .orderBy('agreed_at');
  return rows.map((row) => ({ purpose: row.purpose, textVersion: row.text_version, agreedAt: row.agreed_at }));
}

/** Records a consent once per version; the ledger is only ever added to. */
export async function addConsent(ctx: Context, customerId: string, purpose: Consent['purpose'], textVersion: string): Promise<void> {
  const known = await listConsents(ctx, customerId);
  if (known.some((consent) => consent.purpose === purpose && consent.textVersion === textVersion)) return;
  const row: Row = {
    id: ctx.ids.next('consent'),
    customer_id: customerId,
    purpose,
    text_version: textVersion,
    channel: 'mini_program',
    agreed_at: ctx.clock.now(),
    withdrawn_at: null,
  };
  await ctx.db('consents').insert(row);
}

/** Ends every consent in force; the rows stay as proof. */
export async function withdrawConsents(ctx: Context, customerId: string): Promise<void> {
  await ctx
    .db('consents')
    .whereIn('customer_id', await allIdsOf(ctx, customerId))
    .whereNull('withdrawn_at')
    .update({ withdrawn_at: ctx.clock.now() });
}

/** Two records were one person: what was agreed to by either was agreed to by that person. */
export async function moveConsents(ctx: Context, from: string, to: string): Promise<void> {
  await ctx.db('consents').where({ customer_id: from }).update({ customer_id: to });
}

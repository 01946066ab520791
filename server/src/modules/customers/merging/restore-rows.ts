import type { Context } from '../../../kernel/context.ts';
import { listLinks } from '../../identity/index.ts';
import { separateReach, separateRecord } from '../rules/separate-records.ts';
import type { Surfaces } from '../rules/separate-records.ts';
import { changedColumns } from '../rules/combine-records.ts';
import { saveNameGrams } from '../store.ts';
import { sealedPlace } from '../tables.ts';
import type { CustomerChange, CustomerRow } from '../tables.ts';
import { addToCount } from '../../../kernel/db/kept-count.ts';
import { exchangeNumbers } from './member-number.ts';
import type { Snapshot } from './merge-record.ts';

/** Makes both rows what they were; links must have moved back already, because reach follows them. */
export async function restoreRows(ctx: Context, snapshot: Snapshot, kept: CustomerRow, lost: CustomerRow): Promise<void> {
  const after = { ...snapshot.kept, ...snapshot.change };
  const reach = separateReach(snapshot, after, kept, await surfacesOf(ctx, kept.id, lost.id));
  const change = { ...separateRecord(snapshot.kept, after, kept, (column, a, b) => sameValue(ctx, column, a, b)), ...reach.kept };
  if (kept.member_no === snapshot.lost.member_no) await exchangeNumbers(ctx, kept, lost);
  if (Object.keys(change).length > 0) await ctx.db('customers').where({ id: kept.id }).update(change);
  const external_key = (await isKeyTaken(ctx, snapshot.lost.external_key, lost.id)) ? null : snapshot.lost.external_key;
  await ctx
    .db('customers')
    .where({ id: lost.id })
    .update({ merged_into_id: null, merged_at: null, external_key, ...changedColumns(lost, reach.lost) });
  await saveNameGrams(ctx, new Map([...(change.name === undefined ? [] : [[kept.id, change.name] as const]), [lost.id, lost.name]]));
  await addToCount(ctx, 'customers', 1);
}

const places: Partial<Record<keyof CustomerChange, string>> = {
  phone_sealed: sealedPlace.phone,
  email_sealed: sealedPlace.email,
  address_sealed: sealedPlace.address,
  tax_id_sealed: sealedPlace.taxId,
};
/** Look-up hashes are made from the sealed value, with which they are compared. */
const hashes = new Set<keyof CustomerChange>(['phone_tail_index', 'phone_head4', 'phone_head7', 'email_index', 'tax_id_index']);

/** Equal, or the same text sealed again under a newer key. */
function sameValue(ctx: Pick<Context, 'sealing'>, column: keyof CustomerChange, a: CustomerRow, b: CustomerRow): boolean {
  if (a[column] === b[column] || hashes.has(column)) return true;
  const place = places[column];
  const [one, other] = [a[column], b[column]];
  if (!place || typeof one !== 'string' || typeof other !== 'string') return false;
  return ctx.sealing.open(one, place) === ctx.sealing.open(other, place);
}

async function surfacesOf(ctx: Context, keptId: string, lostId: string): Promise<Surfaces> {
  const links = await listLinks(ctx, [keptId, lostId]);
  const has = (kind: string): { kept: boolean; lost: boolean } => ({
    kept: links.some((link) => link.kind === kind && link.customerId === keptId),
    lost: links.some((link) => link.kind === kind && link.customerId === lostId),
  });
  return { reach_oa: has('oa_openid'), reach_mini: has('mini_openid'), reach_wecom: has('external_userid') };
}

const isKeyTaken = async (ctx: Context, key: string | null, ownId: string): Promise<boolean> =>
  key !== null && (await ctx.db('customers').where({ external_key: key }).whereNot({ id: ownId }).first('id')) !== undefined;

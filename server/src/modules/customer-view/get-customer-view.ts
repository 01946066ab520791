import type { Output } from '@lianke/shared/api';
import type { Context } from '../../kernel/context.ts';
import { AppError } from '../../kernel/errors.ts';
import { findRelations, tagSource } from '../contacts/index.ts';
import { findCustomerId, getCustomer } from '../customers/index.ts';
import type { CustomerRecord } from '../customers/index.ts';
import { findFollowers } from '../followers/index.ts';
import { staffNames } from '../identity/index.ts';

type CustomerView = Output<'staff.customers.get'>;

/** Everything known about one customer, gathered from the modules that know it. Throws customer.not_found. */
export async function getCustomerView(ctx: Context, input: { id: string } | { externalUserid: string }): Promise<CustomerView> {
  const record = await getCustomer(ctx, 'id' in input ? input.id : await idByExternalUserid(ctx, input.externalUserid));
  const { actor } = ctx;
  const may = (permission: 'customers.reveal_phone' | 'customers.write'): boolean =>
    actor.kind === 'staff' && actor.permissions.includes(permission);
  return {
    ...record.row,
    identities: record.links.map((link) => ({
      kind: link.kind,
      appId: link.appId,
      value: link.kind === 'phone' ? (record.row.phoneMasked ?? '') : link.value,
      linkedAt: link.linkedAt,
    })),
    officialAccount: await followState(ctx, record),
    followers: await relations(ctx, record),
    mergedIds: record.mergedIds,
    can: { revealPhone: may('customers.reveal_phone') && record.row.phoneMasked !== null, addNote: may('customers.write') },
  };
}

async function idByExternalUserid(ctx: Context, externalUserid: string): Promise<string> {
  const corpId = ctx.ports.wecom?.corpId ?? '';
  const id = await findCustomerId(ctx, { kind: 'external_userid', appId: corpId, value: externalUserid });
  if (!id) throw new AppError('customer.not_found');
  return id;
}

/** A person may follow with several openids only after an account migration; the newest state speaks. */
async function followState(ctx: Context, { links }: CustomerRecord): Promise<CustomerView['officialAccount']> {
  const mine = links.filter((link) => link.kind === 'oa_openid');
  const appId = mine.at(-1)?.appId;
  if (appId === undefined) return null;
  const states = await findFollowers(
    ctx,
    appId,
    mine.map((link) => link.value),
  );
  const newest = [...states.values()].sort((a, b) => b.changed_at - a.changed_at)[0];
  if (!newest) return null;
  return {
    subscribed: newest.subscribed === 1,
    subscribedAt: newest.subscribed_at,
    unsubscribedAt: newest.unsubscribed_at,
    timesFollowed: newest.times_followed,
  };
}

async function relations(ctx: Context, record: CustomerRecord): Promise<CustomerView['followers']> {
  const mine = record.links.filter((link) => link.kind === 'external_userid');
  const corpId = mine[0]?.appId;
  if (corpId === undefined) return [];
  const rows = [
    ...(
      await findRelations(
        ctx,
        corpId,
        mine.map((link) => link.value),
      )
    ).values(),
  ].sort((a, b) => b.changed_at - a.changed_at);
  const names = await staffNames(
    ctx,
    rows.map((row) => row.userid),
  );
  return rows.map((row) => ({
    staffUserid: row.userid,
    staffName: names.get(row.userid) ?? row.userid,
    remark: row.remark,
    state: row.state,
    addedAt: row.added_at,
    status: row.status,
    tags: record.tags
      .filter((tag) => tag.source === tagSource(row.userid))
      .map((tag) => ({ id: tag.id.startsWith('personal:') ? null : tag.id, name: tag.name, group: tag.group })),
  }));
}

import { personalFields } from '@lianke/shared';
import type { Permission } from '@lianke/shared';
import type { Output } from '@lianke/shared/api';
import { recordView } from '../../kernel/audit-views.ts';
import type { Context } from '../../kernel/context.ts';
import { AppError } from '../../kernel/errors.ts';
import { findRelations, tagSource } from '../contacts/index.ts';
import {
  fieldAccess,
  findCustomerId,
  getCustomer,
  personalColumns,
  requireVisible,
  sealedPlace,
  toCustomerRows,
} from '../customers/index.ts';
import type { CustomerRecord, FieldAccess } from '../customers/index.ts';
import { findFollowers } from '../followers/index.ts';
import { staffNames, staffNamesById } from '../identity/index.ts';

type CustomerView = Output<'staff.customers.get'>;

/** Everything known about one customer, gathered from the modules that know it, as far as the caller may see it. Throws customer.not_found. */
export async function getCustomerView(ctx: Context, input: { id: string } | { externalUserid: string }): Promise<CustomerView> {
  const record = await getCustomer(ctx, 'id' in input ? input.id : await idByExternalUserid(ctx, input.externalUserid));
  await requireVisible(ctx, record.row.id);
  const [view] = await Promise.all([
    toCustomerView(ctx, record),
    recordView(ctx, 'customer.viewed', { kind: 'customer', id: record.row.id }), // on record before anything is answered
  ]);
  return view;
}

/** What somebody who just wrote is shown, even if the record has left their sight by that (they gave it to a colleague). */
export const viewAfterWriting = async (ctx: Context, id: string): Promise<CustomerView> => toCustomerView(ctx, await getCustomer(ctx, id));

/** A record as the caller may see its fields; whether they may see it at all is the caller's to have asked. */
export async function toCustomerView(ctx: Context, record: CustomerRecord): Promise<CustomerView> {
  const access = await fieldAccess(ctx);
  const [[row], officialAccount, followers, names] = await Promise.all([
    toCustomerRows(ctx, [record.row], null, access, new Map([[record.row.id, record.tags]])),
    followState(ctx, record),
    access.may('tags', 'read') ? relations(ctx, record) : [],
    staffNamesById(ctx, record.contacts),
  ]);
  if (!row) throw new AppError('customer.not_found');
  const may = (permission: Permission): boolean => ctx.actor.kind === 'staff' && ctx.actor.permissions.includes(permission);
  return {
    ...row,
    personal: readPersonal(ctx, record.row, access),
    ...(access.may('identities', 'read') && {
      identities: record.links.map((link) => ({
        kind: link.kind,
        appId: link.appId,
        value: link.kind === 'phone' || link.kind === 'typed_phone' ? (row.phoneMasked ?? '') : link.value,
        linkedAt: link.linkedAt,
      })),
    }),
    officialAccount,
    followers,
    mergedIds: [...record.mergedIds],
    collaborators: record.contacts.flatMap((staffId) => (names.has(staffId) ? [{ staffId, name: names.get(staffId) ?? '' }] : [])),
    version: record.row.version,
    can: {
      edit: may('customers.write'),
      assign: may('customers.assign') && access.may('owner', 'write'),
      addNote: may('customers.write') && access.may('timeline', 'read'),
      readTimeline: access.may('timeline', 'read'),
      reveal: may('customers.reveal')
        ? personalFields.filter((field) => access.right(field) === 'masked' && record.row[personalColumns[field].sealed] !== null)
        : [],
    },
  };
}

/** Each personal value masked, and in full where the role may read it. */
function readPersonal(ctx: Context, row: CustomerRecord['row'], access: FieldAccess): CustomerView['personal'] {
  return Object.fromEntries(
    personalFields
      .filter((field) => access.may(field, 'masked'))
      .map((field) => {
        const { sealed, masked } = personalColumns[field];
        const value = row[sealed];
        if (value === null) return [field, null];
        return [field, { masked: row[masked] ?? '', full: access.may(field, 'read') ? ctx.sealing.open(value, sealedPlace[field]) : null }];
      }),
  );
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

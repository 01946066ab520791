import { formatChinaTime } from '@lianke/shared';
import type { Context } from '../../kernel/context.ts';
import { identitiesOf } from '../../kernel/privacy/privacy-part.ts';
import type { Holding, Person, PrivacyPart } from '../../kernel/privacy/privacy-part.ts';
import { staffNames } from '../identity/index.ts';
import type { RelationRow } from './tables.ts';

async function rowsOf(ctx: Context, person: Person): Promise<RelationRow[]> {
  const rows: RelationRow[] = [];
  for (const { appId, value } of identitiesOf(person, 'external_userid'))
    rows.push(...(await ctx.db<RelationRow>('wecom_relations').where({ corp_id: appId, external_userid: value })));
  return rows;
}

const relations: Holding = {
  what: '企业微信好友关系与备注',
  tables: ['wecom_relations'],
  count: async (ctx, person) => (await rowsOf(ctx, person)).length,
  erase: async (ctx, person) => {
    for (const { appId, value } of identitiesOf(person, 'external_userid'))
      await ctx.db('wecom_relations').where({ corp_id: appId, external_userid: value }).delete();
  },
};

const states = { active: '好友', half: '待通过', deleted_by_staff: '员工已删除', deleted_by_customer: '你已删除' } as const;

/** Which staff the person is in contact with in WeCom, and what was noted there. */
export const contactsPrivacyPart: PrivacyPart = {
  name: 'contacts',
  holdings: [relations],
  exportFor: async (ctx, person) => {
    const rows = await rowsOf(ctx, person);
    const names = await staffNames(
      ctx,
      rows.map((row) => row.userid),
    );
    const data = rows.map((row) => ({
      staff: names.get(row.userid) ?? '员工',
      status: row.status,
      remark: row.remark,
      addedAt: row.added_at,
    }));
    return [
      {
        key: 'contacts',
        title: '企业微信联系',
        columns: ['员工', '状态', '员工写的备注', '添加时间'],
        rows: data.map((it) => [it.staff, states[it.status], it.remark ?? '—', formatChinaTime(it.addedAt)]),
        data,
      },
    ];
  },
};

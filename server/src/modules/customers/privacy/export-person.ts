import { formatChinaTime } from '@lianke/shared';
import type { PersonalField, TimelineKind } from '@lianke/shared';
import type { Context } from '../../../kernel/context.ts';
import type { ExportSection, Person } from '../../../kernel/privacy/privacy-part.ts';
import { findFile } from '../../files/index.ts';
import { findCustomFields } from '../custom-fields/store.ts';
import { readCustomValues } from '../custom-fields/values.ts';
import { findLevelNames, levelName } from '../level-names.ts';
import type { LevelName } from '../level-names.ts';
import { personalColumns, sealedPlace } from '../tables.ts';
import type { CustomerRow } from '../tables.ts';
import { listTags } from '../tags.ts';
import { timelineWords } from './timeline-words.ts';

/** Everything a record holds about a person, in clear for themselves; merged records too. */
export async function exportPerson(ctx: Context, person: Person): Promise<ExportSection[]> {
  const ids = [...person.customerIds];
  const rows = await ctx.db<CustomerRow>('customers').whereIn('id', ids).orderBy('created_at');
  const current = rows.find((row) => row.id === ids[0]);
  const names = await findLevelNames(ctx);
  const earlier = rows.filter((row) => row !== current);
  return [
    ...(current ? [{ ...profile('profile', '我的资料', ctx, current, names), picture: await pictureOf(ctx, current) }] : []),
    ...earlier.map((row, at) => profile(`merged_profile_${at + 1}`, `合并前的档案 ${row.member_no}`, ctx, row, names)),
    await tagSection(ctx, ids),
    await customSection(ctx, ids),
    await timelineSection(ctx, ids),
  ];
}

/** Our own file only: a copy must not depend on, or call, somebody else's server. */
async function pictureOf(ctx: Context, row: CustomerRow): Promise<string | undefined> {
  const file = row.avatar_url?.startsWith('/files/') ? await findFile(ctx, row.avatar_url.slice('/files/'.length)) : undefined;
  return file && `data:${file.contentType};base64,${file.bytes.toString('base64')}`;
}

const genderWords = ['未填写', '男', '女'];

function profile(key: string, title: string, ctx: Context, row: CustomerRow, names: readonly LevelName[]): ExportSection {
  const open = (field: PersonalField): string => {
    const sealed = row[personalColumns[field].sealed];
    return sealed === null ? '' : ctx.sealing.open(sealed, sealedPlace[field]);
  };
  const items: [key: string, label: string, value: string][] = [
    ['memberNo', '会员号', row.member_no],
    ['name', '姓名或昵称', row.name],
    ['avatar', '头像', row.avatar_url ?? ''],
    ['phone', '手机号', open('phone')],
    ['email', '邮箱', open('email')],
    ['address', '地址', open('address')],
    ['taxId', '税号', open('taxId')],
    ['company', '公司', row.company ?? ''],
    ['gender', '性别', genderWords[row.gender] ?? ''],
    ['birthday', '生日', row.birthday_on],
    ['region', '地区代码', row.region],
    ['level', '会员等级', levelName(names, row.level)],
    ['channel', '来源渠道', row.channel_name ?? row.channel_key ?? row.channel_kind],
    ['reach', '可联系方式', reachOf(row)],
    ['ordersCount', '订单数', String(row.orders_count)],
    ['paidTotalYuan', '累计消费（元）', (row.paid_total_fen / 100).toFixed(2)],
    ['lastOrderAt', '最近下单', row.last_order_at ? formatChinaTime(row.last_order_at) : ''],
    ['createdAt', '建档时间', formatChinaTime(row.created_at)],
    ['lastSeenAt', '最近互动', formatChinaTime(row.last_seen_at)],
    ['externalKey', '外部编号', row.external_key ?? ''],
  ];
  return {
    key,
    title,
    columns: ['项目', '内容'],
    rows: items.map(([, label, value]) => [label, value || '—']),
    data: Object.fromEntries(items.map(([name, , value]) => [name, value || null])),
  };
}

const reachOf = (row: CustomerRow): string =>
  [row.reach_oa && '公众号', row.reach_mini && '小程序', row.reach_wecom && '企业微信'].filter(Boolean).join('、');

async function tagSection(ctx: Context, ids: string[]): Promise<ExportSection> {
  const tags = (await listTags(ctx, ids)).map(({ name, group }) => ({ name, group }));
  return { key: 'tags', title: '标签', columns: ['标签', '分组'], rows: tags.map((tag) => [tag.name, tag.group ?? '—']), data: tags };
}

async function customSection(ctx: Context, ids: string[]): Promise<ExportSection> {
  const fields = await findCustomFields(ctx);
  const values = await readCustomValues(ctx, ids, fields, () => true);
  const items = [...values.values()].flatMap((mine) =>
    fields.flatMap((field) => {
      const value = mine.get(field.id);
      return value === undefined ? [] : [{ field: field.label, value }];
    }),
  );
  return {
    key: 'custom_fields',
    title: '本店的其他登记项',
    columns: ['项目', '内容'],
    rows: items.map(({ field, value }) => [field, typeof value === 'boolean' ? (value ? '是' : '否') : String(value)]),
    data: items,
  };
}

async function timelineSection(ctx: Context, ids: string[]): Promise<ExportSection> {
  const rows = await ctx
    .db('timeline_entries')
    .whereIn('customer_id', ids)
    .orderBy(['at', 'id'])
    .select<{ kind: TimelineKind; at: number; data: string }[]>('kind', 'at', 'data');
  const items = rows.map((row) => ({ at: row.at, kind: row.kind, data: JSON.parse(row.data) as Record<string, string> }));
  return {
    key: 'timeline',
    title: '动态与备注',
    columns: ['时间', '事项', '内容'],
    rows: items.map(({ at, kind, data }) => [
      formatChinaTime(at),
      timelineWords[kind],
      kind === 'note' ? (data.text ?? '') : Object.values(data).join('；'),
    ]),
    data: items,
  };
}

import { addToCount } from '../../../kernel/db/kept-count.ts';
import type { Context } from '../../../kernel/context.ts';
import { rowsAbout } from '../../../kernel/privacy/privacy-part.ts';
import type { Holding, Person } from '../../../kernel/privacy/privacy-part.ts';
import { deleteFiles } from '../../files/index.ts';
import { blankCustomer } from '../tables.ts';
import type { CustomerRow } from '../tables.ts';

const erasedName = '已注销用户';

/** Pictures the records show, and those a merge could be undone to. */
async function avatarsOf(ctx: Context, { customerIds }: Person): Promise<string[]> {
  const shown = await ctx
    .db('customers')
    .whereIn('id', [...customerIds])
    .where('avatar_url', 'like', '/files/%')
    .pluck<string[]>('avatar_url');
  const merges = await ctx
    .db('customer_merges')
    .whereIn('kept_id', [...customerIds])
    .orWhereIn('lost_id', [...customerIds])
    .select<{ id: string; snapshot: string }[]>('id', 'snapshot');
  const before = merges.flatMap((merge) => ctx.sealing.open(merge.snapshot, merge.id).match(/\/files\/fil_\w+/g) ?? []);
  return [...new Set([...shown, ...before])];
}

const avatars: Holding = {
  what: '头像图片',
  tables: ['files'],
  count: async (ctx, person) => (await avatarsOf(ctx, person)).length,
  erase: async (ctx, person) => deleteFiles(ctx, await avatarsOf(ctx, person)),
};

/**
 * The rows stay, since orders and the record of actions name their ids, but say nothing about anybody. The one in force is merged into itself:
 * no list, count or search takes it for a customer, and its id resolves to nobody.
 */
const records: Holding = {
  ...rowsAbout('客户档案（姓名、手机号、邮箱、地址、税号、生日等）', 'customers', ['id']),
  erase: async (ctx, { customerIds }) => {
    const rows: CustomerRow[] = await ctx.dialect.lockRows(
      ctx
        .db<CustomerRow>('customers')
        .whereIn('id', [...customerIds])
        .orderBy('id'),
    );
    const now = ctx.clock.now();
    for (const row of rows) {
      const change: Partial<CustomerRow> = {
        ...blankCustomer,
        name: erasedName,
        member_no: `x${ctx.ids.digits(11)}`,
        last_seen_at: now,
        merged_into_id: row.merged_into_id ?? row.id,
        merged_at: row.merged_at ?? now,
      };
      await ctx.db('customers').where({ id: row.id }).update(change);
    }
    await addToCount(ctx, 'customers', -rows.filter((row) => row.merged_into_id === null).length);
  },
};

/** In the order in which they must go: what the record names first. */
export const customerHoldings: readonly Holding[] = [
  avatars,
  rowsAbout('姓名检索片段', 'customer_name_grams'),
  rowsAbout('标签', 'customer_tags'),
  rowsAbout('自定义字段内容', 'customer_field_values'),
  rowsAbout('自定义字段唯一值', 'customer_field_uniques'),
  rowsAbout('跟进动态与备注', 'timeline_entries', ['customer_id', 'origin_customer_id']),
  rowsAbout('档案合并记录', 'customer_merges', ['kept_id', 'lost_id']),
  rowsAbout('疑似重复提示', 'duplicate_candidates', ['left_id', 'right_id']),
  rowsAbout('待查重的标记', 'duplicate_checks'),
  rowsAbout('“不是同一人”的标记', 'customers_kept_apart', ['left_id', 'right_id']),
  rowsAbout('负责员工', 'customer_staff'),
  records,
];

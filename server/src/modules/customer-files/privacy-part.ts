import type { Context } from '../../kernel/context.ts';
import { rowsAbout } from '../../kernel/privacy/privacy-part.ts';
import type { Holding, Person, PrivacyPart } from '../../kernel/privacy/privacy-part.ts';

/** What an import changed about somebody is kept for its undo; without these rows there is nothing to go back to. */
const changes = rowsAbout('表格导入的修改记录', 'customer_import_changes');

const finished = ['done', 'failed', 'cancelled', 'undone'];

const importsOf = async (ctx: Context, { customerIds }: Person): Promise<string[]> =>
  ctx
    .db('customer_imports')
    .whereIn('status', finished)
    .whereIn(
      'id',
      ctx
        .db('customer_import_changes')
        .whereIn('customer_id', [...customerIds])
        .select('import_id'),
    )
    .pluck<string[]>('id');

/** The uploaded files in which they stood, and the rows of those that were not taken: sealed, but theirs. Nobody needs them once an import is over. */
const uploads: Holding = {
  what: '含你资料的导入文件',
  tables: ['customer_import_parts', 'customer_import_bad_rows'],
  count: async (ctx, person) => (await importsOf(ctx, person)).length,
  erase: async (ctx, person) => {
    const ids = await importsOf(ctx, person);
    await ctx.db('customer_import_parts').whereIn('import_id', ids).delete();
    await ctx.db('customer_import_bad_rows').whereIn('import_id', ids).delete();
  },
};

/** Files staff brought in. Exported files are not kept by us. */
export const customerFilesPrivacyPart: PrivacyPart = { name: 'customer-files', holdings: [uploads, changes] };

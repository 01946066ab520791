import { formatChinaTime } from '@lianke/shared';
import type { Context } from '../../kernel/context.ts';
import type { PrivacyPart } from '../../kernel/privacy/privacy-part.ts';

const sentBy = (ctx: Pick<Context, 'db'>, customerIds: readonly string[]) =>
  ctx
    .db('files')
    .where({ owner_kind: 'member' })
    .whereIn('owner_id', [...customerIds]);

/** Pictures a customer sent, of goods that came broken for example. */
export const filesPrivacyPart: PrivacyPart = {
  name: 'files',
  holdings: [
    {
      what: '你上传的图片',
      tables: ['files'],
      count: async (ctx, { customerIds }) =>
        Number(((await sentBy(ctx, customerIds).count({ count: '*' }).first()) as { count: number | string }).count),
      erase: (ctx, { customerIds }) => sentBy(ctx, customerIds).delete(),
    },
  ],
  async exportFor(ctx, { customerIds }) {
    const rows = await sentBy(ctx, customerIds)
      .orderBy('id')
      .select<{ id: string; content_type: string; created_at: number }[]>('id', 'content_type', 'created_at');
    return [
      {
        key: 'pictures',
        title: '上传的图片',
        columns: ['上传时间', '格式', '地址'],
        rows: rows.map((row) => [formatChinaTime(row.created_at), row.content_type, `/files/${row.id}`]),
        data: rows.map((row) => ({ uploadedAt: row.created_at, contentType: row.content_type, address: `/files/${row.id}` })),
      },
    ];
  },
};

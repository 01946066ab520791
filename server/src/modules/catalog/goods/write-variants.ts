import type { Input } from '@lianke/shared/api';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import type { SkuRow } from '../tables.ts';

type Variant = Input<'staff.catalog.save'>['skus'][number];

/**
 * Brings the variants of goods to what is given, in its order. Whoever calls has won the goods' version, so nobody else is writing them. Throws
 * catalog.not_found (a variant of other goods), catalog.code_taken, catalog.changed_meanwhile (less is left than is to be taken away).
 */
export async function writeVariants(ctx: Context, spuId: string, variants: readonly Variant[]): Promise<void> {
  const rows = await ctx.db<SkuRow>('skus').where({ spu_id: spuId }).orderBy('id');
  const known = new Set(rows.map((row) => row.id));
  const named = variants.flatMap((it) => it.id ?? []);
  if (named.some((id) => !known.has(id)) || new Set(named).size < named.length) throw new AppError('catalog.not_found');
  await requireFreeCodes(ctx, spuId, variants);
  // Codes are given anew below: two variants may exchange theirs, and a withdrawn one leaves its code to others.
  await ctx.db('skus').where({ spu_id: spuId }).update({ code: null });
  const withdrawn = rows.filter((row) => !named.includes(row.id)).map((row) => row.id);
  if (withdrawn.length > 0) await ctx.db('skus').whereIn('id', withdrawn).update({ withdrawn: 1 });
  try {
    for (const [position, it] of variants.entries()) {
      const columns = { ...toColumns(it), position, withdrawn: 0 };
      if (it.id === undefined) await ctx.db('skus').insert({ ...columns, id: ctx.ids.next('sku'), spu_id: spuId, stock: it.stock });
      else {
        await ctx.db('skus').where({ id: it.id }).update(columns);
        await changeStock(ctx, it.id, it);
      }
    }
  } catch (error) {
    if (ctx.dialect.isUniqueViolation(error)) throw new AppError('catalog.code_taken');
    throw error;
  }
}

async function requireFreeCodes(ctx: Context, spuId: string, variants: readonly Variant[]): Promise<void> {
  const codes = variants.map((it) => it.code).filter((code) => code !== '');
  const twice = codes.find((code, at) => codes.indexOf(code) < at);
  const taken = await ctx.db<SkuRow>('skus').whereIn('code', codes).whereNot({ spu_id: spuId }).first('code');
  const code = twice ?? taken?.code;
  if (code) throw new AppError('catalog.code_taken', { code });
}

/** Pieces may have been sold since the page was read, so what was typed counts as a difference to what was read there. */
async function changeStock(ctx: Context, id: string, { stock, stockRead }: Variant): Promise<void> {
  if (stockRead === undefined || stock === stockRead) return;
  if (stock === null || stockRead === null) {
    await ctx.db('skus').where({ id }).update({ stock });
    return;
  }
  const by = stock - stockRead;
  const changed = await ctx
    .db('skus')
    .where({ id })
    .whereRaw('stock + ? >= 0', [by])
    .update({ stock: ctx.db.raw('stock + ?', [by]) });
  if (changed !== 1) throw new AppError('catalog.changed_meanwhile');
}

const toColumns = (it: Variant): Pick<SkuRow, 'spec' | 'code' | 'barcode' | 'price_fen'> => ({
  spec: it.spec,
  code: it.code === '' ? null : it.code,
  barcode: it.barcode,
  price_fen: it.priceFen,
});

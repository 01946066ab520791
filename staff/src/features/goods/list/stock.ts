import type { Sku } from '../api.ts';

/** Of all variants together; null when one of them never runs out. */
export const stockOf = (skus: readonly Pick<Sku, 'stock'>[]): number | null =>
  skus.reduce<number | null>((sum, { stock }) => (sum === null || stock === null ? null : sum + stock), 0);

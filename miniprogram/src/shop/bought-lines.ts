export interface BoughtLine {
  skuId: string;
  quantity: number;
}

/** Lines as they stand in a page's address: `sku_1~2.sku_3~1`. */
export const writeLines = (lines: readonly BoughtLine[]): string => lines.map(({ skuId, quantity }) => `${skuId}~${quantity}`).join('.');

/** What makes no sense is left out; the server has the last word. */
export function readLines(text: string): BoughtLine[] {
  return text.split('.').flatMap((part) => {
    const [, skuId, pieces] = /^([\w-]{1,64})~(\d{1,3})$/.exec(part) ?? [];
    const quantity = Number(pieces);
    return skuId !== undefined && quantity > 0 ? [{ skuId, quantity }] : [];
  });
}

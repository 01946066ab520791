export interface GoodsSearch {
  words: string;
  on: boolean | null;
  categoryId: string | null;
}

export const readGoodsSearch = (params: URLSearchParams): GoodsSearch => ({
  words: (params.get('q') ?? '').trim().slice(0, 50),
  on: params.get('on') === 'yes' ? true : params.get('on') === 'no' ? false : null,
  categoryId: params.get('category')?.slice(0, 64) || null,
});

/** What is not asked for is left out, so that the plain list has the plain address. */
export function writeGoodsSearch({ words, on, categoryId }: GoodsSearch): URLSearchParams {
  const params = new URLSearchParams();
  if (words) params.set('q', words);
  if (on !== null) params.set('on', on ? 'yes' : 'no');
  if (categoryId) params.set('category', categoryId);
  return params;
}

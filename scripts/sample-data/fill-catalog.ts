import type { Call } from './lianke-api.ts';
import { drawGoods } from './pictures/draw.ts';
import { sampleCategories, sampleGoods, sampleStores } from './sample-goods.ts';

/** Opens stores and puts goods on sale in a shop that has none yet. */
export async function ensureCatalog(staff: Call): Promise<void> {
  const { stores } = await staff('staff.stores.list', {});
  if (stores.length === 0) for (const store of sampleStores) await staff('staff.stores.save', store);
  const categories = await ensureCategories(staff);
  const known = new Set((await staff('staff.catalog.list', { limit: 100 })).goods.map((it) => it.title));
  const made: string[] = [];
  for (const { category, look, goods } of sampleGoods) {
    if (known.has(goods.title)) continue;
    const picture = await staff('staff.files.upload', { base64: drawGoods(look).toString('base64') });
    const saved = await staff('staff.catalog.save', { ...goods, categoryId: categories.get(category) ?? null, imageIds: [picture.id] });
    made.push(saved.goods.id);
  }
  if (made.length > 0) await staff('staff.catalog.set-on', { ids: made, on: true });
}

/** Name → id. */
async function ensureCategories(staff: Call): Promise<Map<string, string>> {
  const ids = new Map((await staff('staff.catalog.categories', {})).categories.map((it) => [it.name, it.id]));
  const ensure = async (name: string, parentId: string | null, position: number): Promise<string> => {
    const id = ids.get(name) ?? (await staff('staff.catalog.save-category', { name, parentId, position })).category.id;
    ids.set(name, id);
    return id;
  };
  for (const [at, [name, below]] of Object.entries(sampleCategories).entries()) {
    const parentId = await ensure(name, null, at);
    for (const [position, child] of below.entries()) await ensure(child, parentId, position);
  }
  return ids;
}

import type { Context } from '../../kernel/context.ts';
import { insertRows } from '../../kernel/db/insert-rows.ts';
import { rightsChanged, tellRightsChanged } from '../../kernel/http/rights-news.ts';

/** A department as WeCom has it; its id is WeCom's. The parent may be one we cannot see. */
export interface Department {
  id: number;
  name: string;
  parentId: number | null;
}

interface Row {
  id: number;
  parent_id: number | null;
  name: string;
  position: number;
}

const longestName = 64;
/** A department whose name the app is not told goes by its number. */
const nameOf = (id: number, name: string | undefined): string => (name ? [...name].slice(0, longestName).join('') : String(id));
const parentOf = (parentId: number): number | null => (parentId > 0 ? parentId : null);

export async function listDepartments(ctx: Context): Promise<Department[]> {
  const rows = await ctx.db<Row>('departments').orderBy(['position', 'id']);
  return rows.map((row) => ({ id: row.id, name: row.name, parentId: row.parent_id }));
}

/** Makes the departments exactly these. Inside the caller's transaction. */
export async function replaceDepartments(
  ctx: Context,
  departments: readonly { id: number; name: string; parentId: number; order: number }[],
): Promise<void> {
  // WeCom lists the highest order first.
  const wanted: Row[] = [...departments]
    .sort((a, b) => b.order - a.order || a.id - b.id)
    .map((it, position) => ({ id: it.id, parent_id: parentOf(it.parentId), name: nameOf(it.id, it.name), position }));
  const known = new Map((await ctx.db<Row>('departments')).map((row) => [row.id, row]));
  const added = wanted.filter((row) => !known.has(row.id));
  const gone = [...known.keys()].filter((id) => !wanted.some((row) => row.id === id));
  const changed = wanted.filter((row) => {
    const before = known.get(row.id);
    return before && (before.name !== row.name || before.parent_id !== row.parent_id || before.position !== row.position);
  });
  if (added.length + gone.length + changed.length === 0) return;
  await insertRows(ctx, 'departments', added);
  for (const { id, ...row } of changed) await ctx.db('departments').where({ id }).update(row);
  for (const id of gone) await forgetDepartment(ctx, id);
  await tellEverybody(ctx);
}

/** A department came or changed; what is absent stays as it is. Inside the caller's transaction. */
export async function saveDepartment(ctx: Context, it: { id: number; name?: string; parentId?: number }): Promise<void> {
  const known = await ctx.db<Row>('departments').where({ id: it.id }).first();
  const row = {
    name: it.name === undefined ? nameOf(it.id, known?.name) : nameOf(it.id, it.name),
    parent_id: it.parentId === undefined ? (known?.parent_id ?? null) : parentOf(it.parentId),
  };
  if (known) await ctx.db('departments').where({ id: it.id }).update(row);
  else await ctx.db('departments').insert({ id: it.id, position: it.id, ...row });
  await tellEverybody(ctx);
}

/** Inside the caller's transaction. */
export async function removeDepartment(ctx: Context, id: number): Promise<void> {
  await forgetDepartment(ctx, id);
  await tellEverybody(ctx);
}

async function forgetDepartment(ctx: Context, id: number): Promise<void> {
  await ctx.db('departments').where({ id }).delete();
  await ctx.db('staff_departments').where({ department_id: id }).delete();
}

/** Makes these the departments a member of staff sits in. Inside the caller's transaction. */
export async function placeStaff(ctx: Context, staffId: string, departmentIds: readonly number[]): Promise<void> {
  const wanted = new Set(departmentIds);
  const before = await ctx.db('staff_departments').where({ staff_id: staffId }).pluck<number[]>('department_id');
  const gone = before.filter((id) => !wanted.has(id));
  const added = [...wanted].filter((id) => !before.includes(id));
  if (gone.length + added.length === 0) return;
  if (gone.length > 0) await ctx.db('staff_departments').where({ staff_id: staffId }).whereIn('department_id', gone).delete();
  await insertRows(
    ctx,
    'staff_departments',
    added.map((department_id) => ({ staff_id: staffId, department_id })),
  );
  await tellEverybody(ctx);
}

/** Staff id → departments. */
export async function findPlaces(ctx: Context): Promise<Map<string, number[]>> {
  const rows = await ctx.db<{ staff_id: string; department_id: number }>('staff_departments').orderBy('department_id');
  const places = new Map<string, number[]>();
  for (const row of rows) places.set(row.staff_id, [...(places.get(row.staff_id) ?? []), row.department_id]);
  return places;
}

/** Whose customers one sees may hang on anybody's department, so everybody is looked up anew. */
const tellEverybody = (ctx: Context): Promise<void> => tellRightsChanged(ctx, [rightsChanged]);

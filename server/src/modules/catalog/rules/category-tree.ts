interface Node {
  id: string;
  parent_id: string | null;
}

/** Why a category may not go below this one: the tree has two levels. Undefined: it may. */
export function parentProblem(rows: readonly Node[], id: string, parentId: string | null): 'itself' | 'too_deep' | undefined {
  if (parentId === null) return undefined;
  if (parentId === id) return 'itself';
  const parent = rows.find((row) => row.id === parentId);
  return parent?.parent_id || rows.some((row) => row.parent_id === id) ? 'too_deep' : undefined;
}

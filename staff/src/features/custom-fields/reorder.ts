/** The list with one item put before whatever stands at `to` once it was taken out. Indices out of range change nothing. */
export function moveItem<T>(items: readonly T[], from: number, to: number): T[] {
  const rest = [...items];
  if (from < 0 || from >= rest.length || to < 0 || to >= rest.length) return rest;
  rest.splice(to, 0, ...rest.splice(from, 1));
  return rest;
}

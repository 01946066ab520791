import { keyText } from '../../identity/index.ts';
import type { Arrival } from '../arrival.ts';

/** Arrivals that share a key are one person. Returns groups of positions, in order of first appearance; works like union–find over keys. */
export function groupArrivals(
  arrivals: readonly Pick<Arrival, 'keys'>[],
  ownerOf: (key: string) => string | undefined,
): { members: number[]; owners: Set<string> }[] {
  const parent = arrivals.map((_, at) => at);
  const root = (at: number): number => {
    let top = at;
    while (parent[top] !== top) top = parent[top] ?? top;
    parent[at] = top;
    return top;
  };
  const firstWith = new Map<string, number>();
  const join = (token: string, at: number): void => {
    const first = firstWith.get(token);
    if (first === undefined) firstWith.set(token, at);
    else parent[Math.max(root(first), root(at))] = Math.min(root(first), root(at));
  };
  arrivals.forEach((arrival, at) => {
    for (const key of arrival.keys) {
      join(keyText(key), at);
      const owner = ownerOf(keyText(key));
      if (owner) join(`customer|${owner}`, at);
    }
  });
  const groups = new Map<number, { members: number[]; owners: Set<string> }>();
  arrivals.forEach((arrival, at) => {
    const top = root(at);
    const group = groups.get(top) ?? { members: [], owners: new Set<string>() };
    groups.set(top, group);
    group.members.push(at);
    for (const key of arrival.keys) {
      const owner = ownerOf(keyText(key));
      if (owner) group.owners.add(owner);
    }
  });
  return [...groups.values()];
}

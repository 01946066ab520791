import type { Effect } from '../effect.ts';

/**
 * Coupons that share neither goods nor a group with each other do not influence each other: each such cluster is searched on its own. (The
 * shipping coupons are one, mostly.)
 */
export function componentsOf(effects: readonly Effect[]): Effect[][] {
  const clusters: { keys: Set<string>; effects: Effect[] }[] = [];
  for (const effect of effects) {
    const keys = new Set([`group ${effect.group}`, ...effect.parts.map((part) => `part ${part}`)]);
    const cluster = { keys, effects: [effect] };
    for (const other of clusters.filter((one) => [...one.keys].some((key) => keys.has(key)))) {
      other.keys.forEach((key) => cluster.keys.add(key));
      cluster.effects.push(...other.effects);
      clusters.splice(clusters.indexOf(other), 1);
    }
    clusters.push(cluster);
  }
  return clusters.map((cluster) => cluster.effects);
}

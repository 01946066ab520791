/** Keyset pages by position: enough for a list that nobody else changes. */
export function pageOf<T>(all: readonly T[], { cursor, limit = 20 }: { cursor?: string | undefined; limit?: number | undefined }) {
  const start = Number(cursor ?? 0);
  const end = start + limit;
  return { items: all.slice(start, end), next: end < all.length ? String(end) : null };
}

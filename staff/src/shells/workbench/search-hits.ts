import type { CustomerRow } from '../../features/customers/api.ts';
import type { Messages } from '../../messages/catalogue.ts';
import type { Destination } from './destinations.tsx';

export type SearchHit =
  | { kind: 'customer'; key: string; to: string; row: CustomerRow }
  | { kind: 'page'; key: string; to: string; destination: Destination }
  | { kind: 'all'; key: string; to: string };

interface Sources {
  text: string;
  rows: readonly CustomerRow[];
  pages: readonly Destination[];
  names: Messages['navigation'];
}

/** Customers first, because that is what people look for; then pages; then the whole list with this text. */
export function searchHits({ text, rows, pages, names }: Sources): SearchHit[] {
  const wanted = text.trim().toLowerCase();
  const customers = wanted
    ? rows.map((row): SearchHit => ({ kind: 'customer', key: row.id, to: `/customers/${encodeURIComponent(row.id)}`, row }))
    : [];
  const found = pages
    .filter(({ name }) => names[name].toLowerCase().includes(wanted))
    .map((destination): SearchHit => ({ kind: 'page', key: destination.path, to: destination.path, destination }));
  const all: SearchHit[] = wanted ? [{ kind: 'all', key: 'all', to: `/customers?q=${encodeURIComponent(text.trim())}` }] : [];
  return [...customers, ...found, ...all];
}

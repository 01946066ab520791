import { useState } from 'react';

export const pageSizes = [20, 50, 100] as const;

export interface ListPreferences {
  compact: boolean;
  pageSize: number;
  /** Null: the columns everybody starts with. */
  columns: string[] | null;
}

const key = 'lianke.customer-list';

function read(): ListPreferences {
  const stored = parse(localStorage.getItem(key));
  const { columns, pageSize } = stored;
  return {
    compact: stored.compact === true,
    pageSize: pageSizes.find((it) => it === pageSize) ?? pageSizes[0],
    columns: Array.isArray(columns) && columns.every((it) => typeof it === 'string') ? columns : null,
  };
}

function parse(text: string | null): Partial<Record<keyof ListPreferences, unknown>> {
  try {
    return (JSON.parse(text ?? '{}') ?? {}) as object;
  } catch {
    return {};
  }
}

/** Row height, page size and columns: a matter of taste of this person on this machine. */
export function useListPreferences(): [ListPreferences, (next: ListPreferences) => void] {
  const [preferences, setPreferences] = useState(read);
  return [
    preferences,
    (next) => {
      localStorage.setItem(key, JSON.stringify(next));
      setPreferences(next);
    },
  ];
}

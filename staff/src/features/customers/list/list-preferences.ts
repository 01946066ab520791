import { useState } from 'react';

export const optionalColumns = ['phone', 'channel', 'tags', 'reach', 'lastSeen', 'created'] as const;
export type OptionalColumn = (typeof optionalColumns)[number];

export interface ListPreferences {
  compact: boolean;
  hidden: readonly OptionalColumn[];
}

const key = 'lianke.customer-list';

function read(): ListPreferences {
  try {
    const stored = JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<ListPreferences>;
    return { compact: stored.compact === true, hidden: optionalColumns.filter((it) => stored.hidden?.includes(it)) };
  } catch {
    return { compact: false, hidden: [] };
  }
}

/** Row height and columns: a matter of taste of this person on this machine. */
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

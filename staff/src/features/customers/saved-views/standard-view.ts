const key = 'lianke.customer-view';

/** The view this person's list opens with, on this machine. */
export const readStandardView = (storage: Storage = localStorage): string | null => storage.getItem(key);

export function storeStandardView(id: string | null, storage: Storage = localStorage): void {
  if (id) storage.setItem(key, id);
  else storage.removeItem(key);
}

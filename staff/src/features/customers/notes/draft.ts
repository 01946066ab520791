import { newIdempotencyKey } from '../../../api/idempotency-key.ts';

/** A note being written. The key belongs to the text: sending the same text again after a lost answer writes it once. */
export interface Draft {
  text: string;
  key: string;
}

const storageKey = (customerId: string): string => `lianke.draft.${customerId}`;

export const emptyDraft = (): Draft => ({ text: '', key: newIdempotencyKey() });
export const changeDraft = (text: string): Draft => ({ text, key: newIdempotencyKey() });

export function readDraft(customerId: string, storage: Storage = sessionStorage): Draft {
  const text = storage.getItem(storageKey(customerId));
  return text ? changeDraft(text) : emptyDraft();
}

export function storeDraft(customerId: string, text: string, storage: Storage = sessionStorage): void {
  if (text) storage.setItem(storageKey(customerId), text);
  else storage.removeItem(storageKey(customerId));
}

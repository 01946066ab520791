import Taro from '@tarojs/taro';
import { prepareStorage, storagePrefix } from './storage-prefix';

prepareStorage();

/** Storage can be full or unreadable; the app then works without memory. */
export function readStored<T>(key: string): T | undefined {
  try {
    const text: unknown = Taro.getStorageSync(storagePrefix() + key);
    return typeof text === 'string' && text ? (JSON.parse(text) as T) : undefined;
  } catch {
    return undefined;
  }
}

export function store(key: string, value: unknown): void {
  try {
    Taro.setStorageSync(storagePrefix() + key, JSON.stringify(value));
  } catch {
    // Nothing depends on it.
  }
}

export function forget(key: string): void {
  try {
    Taro.removeStorageSync(storagePrefix() + key);
  } catch {
    // Nothing depends on it.
  }
}

const mostOfAKind = 12;

/** Keeps the last few of a kind and forgets what has not been looked at longest. */
export function storeRecent(kind: string, key: string, value: unknown): void {
  const index = `recent:${kind}`;
  const keys = [key, ...(readStored<string[]>(index) ?? []).filter((one) => one !== key)];
  for (const old of keys.splice(mostOfAKind)) forget(old);
  store(index, keys);
  store(key, value);
}

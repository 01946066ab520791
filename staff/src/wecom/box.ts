const key = 'lianke.box';

/** The id of the simulated WeCom window. It comes once in the address and must survive the sign-in redirect. */
export function readBox(search: string, storage: Storage): string | null {
  const fromUrl = new URLSearchParams(search).get('box');
  if (fromUrl) storage.setItem(key, fromUrl);
  return fromUrl ?? storage.getItem(key);
}

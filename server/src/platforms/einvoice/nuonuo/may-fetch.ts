const inside = /^(localhost|127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|0\.|\[)/i;

/**
 * Whether a file may be fetched from the address a provider answered. Where the storage of the real one is, is not in our sources, so it may be any host
 * by https, but none of our own network. A gateway without https is the simulator: its files are where it is.
 */
export function mayFetch(url: string, gateway: string): boolean {
  if (!URL.canParse(url)) return false;
  const [file, service] = [new URL(url), new URL(gateway)];
  if (service.protocol !== 'https:') return file.host === service.host;
  return file.protocol === 'https:' && !inside.test(file.hostname);
}

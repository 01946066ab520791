import { ApiFailure } from '../../api/api-error.ts';

/** The contract's largest part. */
export const partBytes = 256 * 1024;
const attempts = 6;

interface Upload {
  file: Blob;
  /** Parts that have arrived already are not sent again. */
  from: number;
  send: (part: { nth: number; base64: string; last: boolean }) => Promise<unknown>;
  /** After each part, with how many have arrived. */
  onPart: (arrived: number, of: number) => void;
  wait: (ms: number) => Promise<void>;
  signal: AbortSignal;
}

export const countParts = (bytes: number): number => Math.max(1, Math.ceil(bytes / partBytes));

/** Sends a file part by part, each a few times over when the network stumbles. Throws what could not be helped; calling again goes on where it stopped. */
export async function uploadParts({ file, from, send, onPart, wait, signal }: Upload): Promise<void> {
  const parts = countParts(file.size);
  for (let nth = Math.min(from, parts - 1); nth < parts; nth += 1) {
    signal.throwIfAborted();
    const base64 = await toBase64(file.slice(nth * partBytes, (nth + 1) * partBytes));
    await stubbornly(() => send({ nth, base64, last: nth === parts - 1 }), wait, signal);
    onPart(nth + 1, parts);
  }
}

async function stubbornly(send: () => Promise<unknown>, wait: Upload['wait'], signal: AbortSignal): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await send();
      return;
    } catch (error) {
      if (attempt === attempts || !(error instanceof ApiFailure && error.retryable)) throw error;
    }
    await wait(500 * 2 ** attempt);
    signal.throwIfAborted();
  }
}

/** The bytes as the contracts take them. */
export async function toBase64(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = '';
  // A whole part at once would be too many arguments for the engines of older clients.
  for (let at = 0; at < bytes.length; at += 8_192) text += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return btoa(text);
}

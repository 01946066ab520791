// @vitest-environment node
import { Buffer } from 'node:buffer';
import { describe, expect, it, vi } from 'vitest';
import { ApiFailure } from '../../api/api-error.ts';
import { countParts, partBytes, uploadParts } from './upload-parts.ts';

const bytes = (length: number): Uint8Array<ArrayBuffer> => Uint8Array.from({ length }, (_, at) => (at * 31 + (at >> 8)) % 256);
const file = (length: number): Blob => {
  const content = bytes(length);
  return {
    size: length,
    slice: (from: number, to: number) => ({ arrayBuffer: () => Promise.resolve(content.slice(from, to).buffer) }),
  } as unknown as Blob;
};
type Part = { nth: number; base64: string; last: boolean };

const upload = async (length: number, from: number, send: (part: Part) => Promise<unknown>, signal = new AbortController().signal) => {
  const onPart = vi.fn();
  const wait = vi.fn(() => Promise.resolve());
  await uploadParts({ file: file(length), from, send, onPart, wait, signal });
  return { onPart, wait };
};

describe('sending a file in parts', () => {
  it.each([1, partBytes - 1, partBytes, partBytes + 1, 3 * partBytes + 7])(
    '%i bytes arrive as they were, the last part marked',
    async (length) => {
      const parts: Part[] = [];
      await upload(length, 0, async (part) => void parts.push(part));
      expect(Buffer.concat(parts.map((part) => Buffer.from(part.base64, 'base64'))).equals(bytes(length))).toBe(true);
      expect(parts.map(({ nth }) => nth)).toEqual(parts.map((_, index) => index));
      expect(parts.map(({ last }) => last)).toEqual(parts.map((_, index) => index === parts.length - 1));
      for (const { base64 } of parts) expect(base64.length).toBeLessThanOrEqual(360_000);
      expect(countParts(length)).toBe(parts.length);
    },
  );

  it('tries a part again when the network stumbles', async () => {
    let calls = 0;
    const { wait } = await upload(10, 0, async () => {
      calls += 1;
      if (calls < 3) throw new ApiFailure('network', '');
    });
    expect(calls).toBe(3);
    expect(wait).toHaveBeenCalledTimes(2);
  });

  it('gives up at once on what a retry cannot help', async () => {
    const send = vi.fn(() => Promise.reject(new ApiFailure('customer_import.unreadable', '', { status: 400 })));
    await expect(upload(10, 0, send)).rejects.toMatchObject({ code: 'customer_import.unreadable' });
    expect(send).toHaveBeenCalledTimes(1);
  });

  it('goes on behind the parts that have arrived; the last one is sent again so that the server knows it is the last', async () => {
    const sent: number[] = [];
    await upload(3 * partBytes, 2, async ({ nth }) => void sent.push(nth));
    expect(sent).toEqual([2]);
    sent.length = 0;
    await upload(3 * partBytes, 3, async ({ nth }) => void sent.push(nth));
    expect(sent).toEqual([2]);
  });

  it('stops when told to', async () => {
    const control = new AbortController();
    const send = vi.fn(async () => control.abort());
    await expect(upload(5 * partBytes, 0, send, control.signal)).rejects.toThrow();
    expect(send).toHaveBeenCalledTimes(1);
  });
});

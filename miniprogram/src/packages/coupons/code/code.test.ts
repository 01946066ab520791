import QRCode from 'qrcode';
import { encode } from 'uqr';
import { expect, test } from 'vitest';
import { secondsLeft, waitForNextCode } from './code-clock';
import { qrImage } from './qr-image';

interface OtherMaker {
  create: (
    segments: Array<{ data: Uint8Array; mode: 'byte' }>,
    options: { errorCorrectionLevel: 'M'; version: number; maskPattern: number },
  ) => { modules: { size: number; data: Uint8Array } };
}

test('the next code is asked for when the server has it, not sooner and not in a flood', () => {
  expect(waitForNextCode(12_000, 0)).toBe(12_000);
  expect(waitForNextCode(100, 0)).toBe(1000);
});

test('a phone whose clock is wrong looks for the change every ten seconds and counts nothing down', () => {
  for (const refreshAt of [-500_000, 0, 500_000]) {
    expect(waitForNextCode(refreshAt, 0)).toBe(10_000);
    expect(secondsLeft(refreshAt, 0)).toBeNull();
  }
});

test('the countdown goes from 30 to 1', () => {
  expect(secondsLeft(30_000, 0)).toBe(30);
  expect(secondsLeft(31_500, 0)).toBe(30);
  expect(secondsLeft(30_000, 29_999)).toBe(1);
});

test('the picture is a square with a quiet margin that fits into a style and one setData call', () => {
  const image = qrImage('LK1.cpn_01JD0000000000000000000000.58912345.aBcDeFgHiJkLmNoPqRsTuV');
  expect(image).toMatch(/^url\("data:image\/svg\+xml,[^"();]+"\)$/);
  expect(image.length).toBeLessThan(16_000);
  const side = Number(/viewBox='0 0 (\d+) /.exec(image)?.[1]);
  const strokes = [...image.matchAll(/M(\d+) (\d+)\.5h(\d+)/g)].map((match) => match.slice(1).map(Number));
  expect(strokes.length).toBeGreaterThan(100);
  for (const [x = 0, y = 0, length = 0] of strokes) {
    expect(Math.min(x, y)).toBeGreaterThanOrEqual(4);
    expect(Math.max(x + length, y + 1)).toBeLessThanOrEqual(side - 4);
  }
});

test('another maker of QR codes draws the very same', () => {
  const text = 'LK1.cpn_01JD.58912345.aBcDeFgHiJkLmNoPqRsTuV';
  const { maskPattern, version } = encode(text, { ecc: 'M', border: 0 });
  const { create } = QRCode as unknown as OtherMaker;
  const { modules } = create([{ data: Buffer.from(text), mode: 'byte' }], { errorCorrectionLevel: 'M', version, maskPattern });
  const drawn = new Set<string>();
  for (const [, x, y, length] of qrImage(text).matchAll(/M(\d+) (\d+)\.5h(\d+)/g)) {
    for (let step = 0; step < Number(length); step += 1) drawn.add(`${Number(x) + step - 4},${Number(y) - 4}`);
  }
  const expected = new Set<string>();
  modules.data.forEach((dark, at) => {
    if (dark) expected.add(`${at % modules.size},${Math.floor(at / modules.size)}`);
  });
  expect(drawn).toEqual(expected);
});

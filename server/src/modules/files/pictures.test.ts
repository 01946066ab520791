import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePng, pngChunk, pngSignature, smallJpeg, smallWebp } from '../../../test/factories/pictures.ts';
import { makeStaffActor } from '../../../test/factories/staff-actor.ts';
import { refusalOf } from '../../../test/coupon-world.ts';
import { zipOf } from '../../../test/byte-sources.ts';
import { createTestDeps } from '../../../test/test-shop.ts';
import type { Context } from '../../kernel/context.ts';
import { attachPictures, filesPrivacyPart, findFile, sweepPictures } from './index.ts';
import { orientationOf } from './rules/jpeg-orientation.ts';
import { readPicture } from './rules/read-picture.ts';
import { uploadByMember, uploadByStaff } from './upload-picture.ts';

const hour = 3_600_000;
let now = Date.now();
let world: Awaited<ReturnType<typeof createTestDeps>>;
beforeAll(async () => {
  world = await createTestDeps({ clock: { now: () => now } });
});
afterAll(() => world.close());

const staff = (staffId = 'stf_a'): Context => world.ctx(makeStaffActor('admin', { staffId }));
const member = (customerId: string): Context => world.ctx({ kind: 'member', customerId, openid: 'o', sessionId: 'ses_test' });
const send = async (bytes: Buffer, ctx = staff()): Promise<string> => (await uploadByStaff(ctx, { base64: bytes.toString('base64') })).id;
const refused = (bytes: Buffer): Promise<string> => refusalOf(send(bytes));
const stored = async (id: string) => (await findFile(world.ctx(), id)) ?? { contentType: '', bytes: Buffer.alloc(0) };

/** The JPEG with these segments behind its first two bytes. */
const jpegWith = (...segments: Buffer[]): Buffer => Buffer.concat([smallJpeg.subarray(0, 2), ...segments, smallJpeg.subarray(2)]);
const segment = (marker: number, body: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
};
/** Exif that says which way up (6: turned to the left), with a place behind it. */
const exif = segment(0xe1, Buffer.from('4578696600004d4d002a000000080001011200030000000100060000000000004750533330', 'hex'));
const riff = (...chunks: Buffer[]): Buffer => {
  const body = Buffer.concat([Buffer.from('WEBP'), ...chunks]);
  const head = Buffer.from('RIFF\0\0\0\0', 'latin1');
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body]);
};
const chunk = (kind: string, body: Buffer): Buffer => {
  const head = Buffer.from(`${kind}\0\0\0\0`, 'latin1');
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body, Buffer.alloc(body.length % 2)]);
};
const canvas = (flags: number, width: number, height: number): Buffer => {
  const body = Buffer.alloc(10);
  body.writeUInt8(flags, 0);
  body.writeUIntLE(width - 1, 4, 3);
  body.writeUIntLE(height - 1, 7, 3);
  return chunk('VP8X', body);
};
const archive = await zipOf({ 'evil.txt': '<script>alert(1)</script>GPS30.25' });
const webpPixels = smallWebp.subarray(12);

describe('a picture that is sent', () => {
  it.each([
    ['JPEG', smallJpeg, 'image/jpeg', 6, 4],
    ['PNG', makePng(4, 3), 'image/png', 4, 3],
    ['WebP', smallWebp, 'image/webp', 6, 4],
    ['WebP with a canvas', riff(canvas(0, 6, 4), webpPixels), 'image/webp', 6, 4],
  ])('%s is kept under the type its bytes have', async (_, bytes, contentType, width, height) => {
    const file = await stored(await send(bytes));
    expect(file.contentType).toBe(contentType);
    expect(readPicture(file.bytes)).toMatchObject({ contentType, width, height });
  });

  it.each([
    ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
    ['HTML', Buffer.from('<!doctype html><script>alert(document.domain)</script>')],
    ['HTML before a picture', Buffer.concat([Buffer.from('<html><body>'), smallJpeg])],
    ['GIF', Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')],
    ['PDF', Buffer.from('%PDF-1.7 and so on and on')],
    ['a zip archive', archive],
    ['a zip archive that calls itself PNG', Buffer.concat([pngSignature, archive])],
    ['HTML that calls itself JPEG', Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from('<html><script>1</script></html>')])],
    ['HTML that calls itself WebP', Buffer.from('RIFF\x30\0\0\0WEBP<html><script>alert(1)</script></html>......', 'latin1')],
    ['a PNG without pixels', Buffer.concat([makePng().subarray(0, 33), pngChunk('IEND', Buffer.alloc(0))])],
    ['a PNG with a byte changed', Buffer.from(makePng().map((byte, at) => (at === 18 ? 1 : byte)))],
    ['a PNG of no size', makePng(1, 1, { width: 0, height: 9 })],
    ['an animated WebP', riff(canvas(2, 6, 4), chunk('ANIM', Buffer.alloc(6)), webpPixels)],
    ['a WebP whose canvas is another size', riff(canvas(0, 16_000, 16_000), webpPixels)],
    ['a JPEG that never ends', smallJpeg.subarray(0, -2)],
    ['a JPEG without a frame', Buffer.from([0xff, 0xd8, 0xff, 0xd9, ...Buffer.alloc(30)])],
  ])('%s is no picture', async (_, bytes) => {
    expect(await refused(bytes)).toBe('file.not_a_picture');
  });

  it('cut anywhere is no picture', () => {
    for (const whole of [smallJpeg, makePng(), smallWebp])
      for (let length = 0; length < whole.length; length += 1) expect(readPicture(whole.subarray(0, length))).toBeUndefined();
  });

  it('of junk behind a right beginning never takes us down', () => {
    for (const whole of [smallJpeg, makePng(), smallWebp])
      for (let at = 0; at < whole.length; at += 1)
        for (const byte of [0, 0x7f, 0xff]) {
          const broken = Buffer.from(whole);
          broken[at] = byte;
          expect(() => readPicture(broken)).not.toThrow();
        }
  });

  it('that claims to be gigantic is refused, however few bytes it has', async () => {
    expect(await refused(makePng(1, 1, { width: 6_001, height: 1 }))).toBe('file.too_large');
    expect(await refused(makePng(1, 1, { width: 5_000, height: 5_000 }))).toBe('file.too_large');
    expect(await refused(makePng(1, 1, { width: 0xffff_ffff, height: 0xffff_ffff }))).toBe('file.too_large');
    const frame = smallJpeg.indexOf(Buffer.from([0xff, 0xc0]));
    const jpeg = Buffer.from(smallJpeg);
    jpeg.writeUInt16BE(65_535, frame + 5);
    expect(await refused(jpeg)).toBe('file.too_large');
    expect(await refused(makePng(1, 1, { width: 6_000, height: 4_000 }))).toBe('');
  });

  it('of more than 380 KB is refused', async () => {
    expect(await refused(makePng(1, 1, undefined, [pngChunk('tEXt', Buffer.alloc(380 * 1024, 0x61))]))).toBe('file.too_large');
  });

  it('has to be base64', async () => {
    expect(await refusalOf(uploadByStaff(staff(), { base64: `data:image/png;base64,${makePng().toString('base64')}` }))).toBe(
      'file.not_a_picture',
    );
  });
});

describe('what is kept of a picture', () => {
  const secret = '<script>alert(1)</script>GPS30.25';
  it.each([
    ['JPEG', jpegWith(segment(0xfe, Buffer.from(secret)), segment(0xe1, Buffer.from(secret)))],
    ['PNG', makePng(4, 3, undefined, [pngChunk('tEXt', Buffer.from(secret)), pngChunk('eXIf', Buffer.from(secret))])],
    ['WebP', riff(canvas(0b1100, 6, 4), webpPixels, chunk('EXIF', Buffer.from(secret)), chunk('XMP ', Buffer.from(secret)))],
  ])('is only what draws it: %s', async (_, bytes) => {
    const { bytes: kept } = await stored(await send(Buffer.concat([bytes, archive])));
    expect(kept.includes(secret)).toBe(false);
    expect(kept.includes('PK')).toBe(false);
    expect(readPicture(kept)?.bytes.equals(kept)).toBe(true);
  });

  it('says which way up a JPEG was held, and nothing else of its Exif', async () => {
    const { bytes: kept } = await stored(await send(jpegWith(exif)));
    const at = kept.indexOf(Buffer.from([0xff, 0xe1]));
    expect(orientationOf(kept.subarray(at, at + 4 + 32))).toBe(6);
    expect(kept.includes('GPS')).toBe(false);
    expect(readPicture(kept)).toMatchObject({ width: 6, height: 4 });
  });
});

describe('who sent a picture', () => {
  it('is the only one who can attach it', async () => {
    const mine = await send(makePng(), staff('stf_a'));
    const theirs = (await uploadByMember(member('cus_a'), { base64: smallJpeg.toString('base64') })).id;
    const attach = (ids: string[], kind: 'staff' | 'member', id: string): Promise<string> =>
      refusalOf(attachPictures(world.ctx(), ids, { kind, id }));
    expect(await attach([mine], 'staff', 'stf_b')).toBe('file.not_found');
    expect(await attach([theirs], 'member', 'cus_b')).toBe('file.not_found');
    expect(await attach([theirs], 'staff', 'cus_a')).toBe('file.not_found');
    expect(await attach([mine, 'fil_00000000000000000000000000'], 'staff', 'stf_a')).toBe('file.not_found');
    expect(await attach([mine, mine], 'staff', 'stf_a')).toBe('');
    expect(await attach([theirs], 'member', 'cus_a')).toBe('');
  });

  it('may send thirty a day when it is a customer', async () => {
    const base64 = makePng().toString('base64');
    for (let nth = 0; nth < 30; nth += 1) await uploadByMember(member('cus_many'), { base64 });
    expect(await refusalOf(uploadByMember(member('cus_many'), { base64 }))).toBe('file.too_many');
    expect(await refusalOf(uploadByMember(member('cus_other'), { base64 }))).toBe('');
    now += 25 * hour;
    expect(await refusalOf(uploadByMember(member('cus_many'), { base64 }))).toBe('');
  });
});

it('a picture nobody attached for a day is swept, one in use stays, and so does an avatar', async () => {
  const used = await send(makePng());
  const unused = await send(makePng());
  await attachPictures(world.ctx(), [used], { kind: 'staff', id: 'stf_a' });
  const avatar = world.deps.ids.next('file');
  await world.deps.db('files').insert({ id: avatar, content_type: 'image/png', bytes: makePng(), created_at: now });
  const there = async (): Promise<boolean[]> =>
    Promise.all([used, unused, avatar].map(async (id) => (await findFile(world.ctx(), id)) !== undefined));
  now += 23 * hour;
  await sweepPictures.run(world.ctx(), {});
  expect(await there()).toEqual([true, true, true]);
  now += 2 * hour;
  await sweepPictures.run(world.ctx(), {});
  expect(await there()).toEqual([true, false, true]);
});

it('pictures of a customer, of all their records, are in their copy and go with their deletion', async () => {
  const base64 = smallWebp.toString('base64');
  const ids = [await uploadByMember(member('cus_p1'), { base64 }), await uploadByMember(member('cus_p2'), { base64 })].map((it) => it.id);
  const other = (await uploadByMember(member('cus_p3'), { base64 })).id;
  const person = { customerIds: ['cus_p1', 'cus_p2'], identities: [] };
  const [section] = (await filesPrivacyPart.exportFor?.(world.ctx(), person)) ?? [];
  expect(section?.rows.map((row) => row[2])).toEqual(ids.map((id) => `/files/${id}`));
  const [holding] = filesPrivacyPart.holdings;
  expect(await holding?.count(world.ctx(), person)).toBe(2);
  await holding?.erase(world.ctx(), person);
  expect(await holding?.count(world.ctx(), person)).toBe(0);
  expect(await findFile(world.ctx(), other)).toBeDefined();
});

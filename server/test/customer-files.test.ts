import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { post } from './client.ts';
import { createStaff } from './factories/staff-session.ts';
import type { TestStaff } from './factories/staff-session.ts';
import { eventually, mirrored, settled, startTestShop } from './test-shop.ts';
import type { TestShop } from './test-shop.ts';

let shop: TestShop;
let admin: TestStaff;
beforeAll(async () => {
  shop = await startTestShop();
  await mirrored(shop);
  admin = await createStaff(shop, 'admin');
});
afterAll(() => shop.close());

const get = (path: string, headers: Record<string, string> = {}): Promise<Response> => {
  const { cookie = '' } = admin.headers;
  return fetch(`${shop.url}${path}`, { headers: { cookie, ...headers } });
};

async function upload(text: string): Promise<{ id: string; mapping: Record<string, string> }> {
  const bytes = Buffer.from(text);
  const { data } = await post(shop.url, 'staff.imports.begin', { fileName: '老客户.csv', bytes: bytes.length }, admin.headers);
  const part = { id: data?.id ?? '', nth: 0, base64: bytes.toString('base64'), last: true };
  const answer = await post(shop.url, 'staff.imports.add-part', part, admin.headers);
  if (!answer.data) throw new Error(answer.error?.code);
  return answer.data;
}

describe('files of customers over HTTP', () => {
  it('an import from the first part to the file of bad rows', async () => {
    const file = await upload('姓名,手机号\n张三,13800138001\n=坏的,12\n');
    const check = { id: file.id, mapping: file.mapping, matchBy: 'phone', onMatch: 'update' } as const;
    expect((await post(shop.url, 'staff.imports.check', check, admin.headers)).data?.status).toBe('checking');
    const status = async (): Promise<string | undefined> =>
      (await post(shop.url, 'staff.imports.get', { id: file.id }, admin.headers)).data?.status;
    await eventually('checked', async () => (await status()) === 'ready');
    await post(shop.url, 'staff.imports.run', { id: file.id }, admin.headers);
    await eventually('done', async () => (await status()) === 'done');
    await settled(shop);

    const answer = await get(`/downloads/imports/${file.id}/bad-rows.csv`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('content-disposition')).toContain(`filename*=UTF-8''${encodeURIComponent('老客户-未导入.csv')}`);
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(bytes.toString().split('\r\n')[1]).toBe(`3,手机号格式不对,手机号,'=坏的,12`);
  });

  it('an export is downloaded once by whoever asked, and by nobody else', async () => {
    const input = { selection: { filter: [] }, columns: ['name', 'phone'], format: 'xlsx' as const, reason: '对账用' };
    const { data } = await post(shop.url, 'staff.exports.start', input, admin.headers);
    const path = data?.downloadUrl ?? '';
    expect((await fetch(`${shop.url}${path}`)).status).toBe(401);
    expect((await get(path, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await get(path, { 'sec-fetch-site': 'same-site' })).status).toBe(403);
    const clerk = await createStaff(shop, 'clerk');
    expect((await get(path, { cookie: clerk.headers.cookie ?? '' })).status).toBe(403);
    const other = await createStaff(shop, 'admin');
    expect((await get(path, { cookie: other.headers.cookie ?? '' })).status).toBe(404);

    const answer = await get(path, { 'sec-fetch-site': 'same-origin' });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-disposition')).toMatch(
      /^attachment; filename="[\w.-]+"; filename\*=UTF-8''%E5%AE%A2%E6%88%B7-\d{12}\.xlsx$/,
    );
    expect(
      Buffer.from(await answer.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
    expect((await get(path)).status).toBe(404);
    const { data: list } = await post(shop.url, 'staff.exports.list', {}, admin.headers);
    expect(list?.exports[0]).toMatchObject({ id: data?.id, status: 'done', by: { staffId: admin.staffId } });
  });

  it('knows no other doors', async () => {
    for (const path of ['/downloads/', '/downloads/exports/../x', '/downloads/exports/exp_00000000000000000000000000'])
      expect((await get(path)).status, path).toBe(404);
  });
});

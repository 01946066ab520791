import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { refusalOf } from '../../../../test/coupon-world.ts';
import { makeStaffActor } from '../../../../test/factories/staff-actor.ts';
import { makeSeller, sellerInput } from '../../../../test/invoice-books-world.ts';
import { createTestDeps } from '../../../../test/test-shop.ts';
import { emptyTables } from '../../../../test/test-staff.ts';
import type { Context } from '../../../kernel/context.ts';
import { accountOf } from './account-of.ts';
import { deleteTaxCode } from './delete-tax-code.ts';
import { getSettings } from './get-settings.ts';
import { currentRules } from './rules.ts';
import { saveRules } from './save-rules.ts';
import { saveSeller } from './save-seller.ts';
import { saveTaxCode } from './save-tax-code.ts';
import { findSeller, sellerFor } from './sellers.ts';

let world: Awaited<ReturnType<typeof createTestDeps>>;
beforeAll(async () => {
  world = await createTestDeps();
});
afterAll(() => world.close());
beforeEach(() => emptyTables(world, 'invoice_sellers', 'invoice_tax_codes', 'invoice_rules', 'audit_log'));

const staff = (): Context => world.ctx(makeStaffActor('admin'));
const other = { taxNo: '92330106MADEM0A15G', isDefault: false };
const auditOf = (action: string): Promise<string[]> =>
  world.deps.db('audit_log').where({ action }).orderBy('id').pluck<string[]>('changes');

describe('a seller', () => {
  it('has a secret that opens for calls and is never sent', async () => {
    const id = await makeSeller(staff());
    expect(await accountOf(staff(), id)).toMatchObject({ taxNo: '91330106MADEM0A15K', appKey: 'SIMKEY01', appSecret: 'SIMSECRET0000001' });
    const sent = JSON.stringify(await getSettings(staff()));
    expect(sent).toContain('"secretSet":true');
    expect(sent).not.toContain('SIMSECRET');
    expect(JSON.stringify(await world.deps.db('invoice_sellers').first())).not.toContain('SIMSECRET');
    expect((await auditOf('invoices.seller-saved')).join()).not.toContain('SIMSECRET');
  });

  it('keeps the secret that is not sent, and has it on record that another was', async () => {
    const id = await makeSeller(staff());
    await saveSeller(staff(), { ...sellerInput, id, appSecret: undefined, clerk: '李会计' });
    expect(await accountOf(staff(), id)).toMatchObject({ clerk: '李会计', appSecret: 'SIMSECRET0000001' });
    await saveSeller(staff(), { ...sellerInput, id, appSecret: 'ANOTHER' });
    expect((await accountOf(staff(), id)).appSecret).toBe('ANOTHER');
    expect((await auditOf('invoices.seller-saved')).at(-1)).toContain('appSecret');
  });

  it('issues by a provider it is connected with, or by hand', async () => {
    const id = await makeSeller(staff(), { appKey: '' });
    expect(await refusalOf(accountOf(staff(), id))).toBe('invoice.provider_missing');
    expect(await refusalOf(accountOf(staff(), 'isl_nobody'))).toBe('invoice.seller_not_found');
  });

  it('has a clean name and number, whatever was typed', async () => {
    await makeSeller(staff(), { name: '连客(杭州) 有限公司', taxNo: '91330106madem0a15k' });
    expect((await getSettings(staff())).sellers[0]).toMatchObject({ name: '连客（杭州）有限公司', taxNo: '91330106MADEM0A15K' });
    expect(await refusalOf(saveSeller(staff(), { ...sellerInput, taxNo: '12' }))).toBe('invoice.title_invalid');
    expect(await refusalOf(saveSeller(staff(), { ...sellerInput }))).toBe('invoice.seller_exists');
    expect(await refusalOf(saveSeller(staff(), { ...sellerInput, id: 'isl_nobody' }))).toBe('invoice.seller_not_found');
  });

  it('is the default one, or there is another that is on', async () => {
    expect(await refusalOf(saveSeller(staff(), { ...sellerInput, isDefault: false }))).toBe('invoice.default_seller');
    const first = await makeSeller(staff());
    const second = await makeSeller(staff(), other);
    expect(await refusalOf(saveSeller(staff(), { ...sellerInput, id: first, on: false }))).toBe('invoice.default_seller');
    expect(await refusalOf(saveSeller(staff(), { ...sellerInput, id: first, isDefault: false }))).toBe('invoice.default_seller');
    await saveSeller(staff(), { ...sellerInput, ...other, id: second, isDefault: true });
    expect((await getSettings(staff())).sellers.map((it) => [it.id, it.isDefault])).toEqual([
      [second, true],
      [first, false],
    ]);
  });

  it('sells what its stores sell, and the default one all else', async () => {
    expect(await sellerFor(staff(), null)).toBeNull();
    const first = await makeSeller(staff());
    const second = await makeSeller(staff(), { ...other, storeIds: ['sto_2'] });
    expect((await sellerFor(staff(), null))?.id).toBe(first);
    expect((await sellerFor(staff(), 'sto_1'))?.id).toBe(first);
    expect((await sellerFor(staff(), 'sto_2'))?.id).toBe(second);
    expect(await refusalOf(saveSeller(staff(), { ...sellerInput, id: first, storeIds: ['sto_2'] }))).toBe('invoice.store_taken');
    await saveSeller(staff(), { ...sellerInput, ...other, id: second, storeIds: ['sto_2'], on: false });
    expect((await sellerFor(staff(), 'sto_2'))?.id).toBe(first);
  });

  it('is no longer held up once what held it up was put right', async () => {
    const id = await makeSeller(staff());
    const hold = (block: string) => world.deps.db('invoice_sellers').update({ block, blocked_until: 5 });
    await hold('quota');
    await saveSeller(staff(), { ...sellerInput, id, clerk: '李会计', appSecret: undefined });
    expect((await findSeller(staff(), id))?.block).toBe('quota');
    await saveSeller(staff(), { ...sellerInput, id, monthQuotaFen: 2_000_000, appSecret: undefined });
    expect(await findSeller(staff(), id)).toMatchObject({ block: null, blockedUntil: null });
    await hold('provider');
    await saveSeller(staff(), { ...sellerInput, id, monthQuotaFen: 2_000_000, appKey: 'KEY2', appSecret: undefined });
    expect((await findSeller(staff(), id))?.block).toBeNull();
  });
});

describe('a tax code', () => {
  const code = '1030201010000000000';
  const entry = (change: Partial<Parameters<typeof saveTaxCode>[1]> = {}) => ({
    ...{ code, shortName: '糕点', rateBps: 1_300, mark: 'taxed' as const, policy: '', fromOn: '2020-01-01', untilOn: null },
    ...change,
  });
  let sellerId: string;
  beforeEach(async () => {
    sellerId = await makeSeller(staff());
  });
  const save = async (change: Partial<Parameters<typeof saveTaxCode>[1]> = {}) => {
    const { taxCodes } = await saveTaxCode(staff(), { sellerId, ...entry(change) });
    return taxCodes.map((it) => `${it.fromOn} ${it.untilOn ?? '…'} ${it.rateBps}`);
  };

  it('has a rate until the day before the next one begins', async () => {
    await save();
    expect(await save({ fromOn: '2026-03-01', rateBps: 900 })).toEqual(['2020-01-01 2026-02-28 1300', '2026-03-01 … 900']);
    expect(await save({ fromOn: '2025-06-01', untilOn: '2025-12-31', rateBps: 600 })).toEqual([
      '2020-01-01 2025-05-31 1300',
      '2025-06-01 2025-12-31 600',
      '2026-03-01 … 900',
    ]);
  });

  it('never has two rates on one day', async () => {
    await save({ fromOn: '2026-03-01' });
    expect(await refusalOf(save({ fromOn: '2026-03-01' }))).toBe('invoice.tax_code_overlaps');
    expect(await refusalOf(save({ fromOn: '2026-01-01' }))).toBe('invoice.tax_code_overlaps');
    expect(await refusalOf(save({ fromOn: '2026-01-01', untilOn: '2026-03-01' }))).toBe('invoice.tax_code_overlaps');
    expect(await refusalOf(save({ fromOn: '2026-02-01', untilOn: '2026-01-01' }))).toBe('invoice.tax_code_overlaps');
    expect(await save({ fromOn: '2026-01-01', untilOn: '2026-02-28' })).toHaveLength(2);
  });

  it('may be corrected, of another code not', async () => {
    await save();
    const id = (await getSettings(staff())).taxCodes[0]?.id ?? '';
    expect(await save({ id, rateBps: 900 })).toEqual(['2020-01-01 … 900']);
    expect(await save({ id, rateBps: 900, mark: 'exempt' })).toEqual(['2020-01-01 … 0']);
    expect(await refusalOf(save({ id: 'itx_nobody' }))).toBe('invoice.tax_code_not_found');
    expect(await refusalOf(saveTaxCode(staff(), { sellerId: 'isl_nobody', ...entry() }))).toBe('invoice.seller_not_found');
  });

  it('goes, and is on record', async () => {
    await save();
    const id = (await getSettings(staff())).taxCodes[0]?.id ?? '';
    expect((await deleteTaxCode(staff(), { id })).taxCodes).toEqual([]);
    expect(await refusalOf(deleteTaxCode(staff(), { id }))).toBe('invoice.tax_code_not_found');
    const actions = await world.deps.db('audit_log').where('action', 'like', 'invoices.tax-code%').orderBy('id').pluck('action');
    expect(actions).toEqual(['invoices.tax-code-saved', 'invoices.tax-code-deleted']);
  });
});

describe('the rules', () => {
  it('are sensible before anybody saved any, and every version stays', async () => {
    const rules = await currentRules(staff());
    expect(rules).toMatchObject({ openFrom: 'paid', autoApproveUpToFen: null, fourEyesSpecial: true, redOnRefund: true });
    expect(rules.codes.top_up).toBe('6010000000000000000');
    const saved = await saveRules(staff(), { rules: { ...rules, openDays: 180 }, rulesVersion: 0 });
    expect([saved.rulesVersion, (await currentRules(staff())).openDays]).toEqual([1, 180]);
    await saveRules(staff(), { rules: { ...rules, openDays: 90 }, rulesVersion: 1 });
    expect(await refusalOf(saveRules(staff(), { rules, rulesVersion: 1 }))).toBe('invoice.changed_meanwhile');
    expect(await world.deps.db('invoice_rules').orderBy('version').pluck('version')).toEqual([1, 2]);
    expect((await auditOf('invoices.rules-saved')).at(-1)).toContain('openDays');
  });

  it('of two who save at once one is told', async () => {
    const rules = await currentRules(staff());
    const saves = await Promise.allSettled(
      [1, 2, 3].map((days) => saveRules(staff(), { rules: { ...rules, openDays: days }, rulesVersion: 0 })),
    );
    expect(saves.filter((it) => it.status === 'fulfilled')).toHaveLength(1);
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { permissions } from '@lianke/shared';
import { describe, expect, it } from 'vitest';
import { catalogues } from '../../messages/catalogue.ts';
import type { AuditEntry } from './api.ts';
import { auditSentence } from './audit-sentence.ts';

const entry = (it: Partial<AuditEntry>): AuditEntry => ({
  id: 'aud_1',
  at: 0,
  actor: { kind: 'staff', id: 'stf_1', name: '陈丽' },
  action: 'customer.viewed',
  subject: { kind: 'customer', id: 'cus_1', name: '苏雨晴' },
  changes: [],
  detail: {},
  from: '10.0.0.8 Chrome · Windows',
  sealed: true,
  ...it,
});
const zh = catalogues['zh-CN'];
const say = (it: Partial<AuditEntry>) => auditSentence(entry(it), zh, (key) => (key === 'custom.fld_1' ? '常用茶叶' : undefined));
const text = (it: Partial<AuditEntry>): string => `${say(it).who} ${say(it).did}`;

/** What the server's sources write into the record, read as text: the two share no code. */
function actionsOfServer(): string[] {
  const root = resolve(import.meta.dirname, '../../../../server/src');
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((it) => it.endsWith('.ts') && !it.endsWith('.test.ts'));
  const calls = files.flatMap((it) =>
    [
      ...readFileSync(join(root, it), 'utf8').matchAll(
        /(?:writeAudit|recordView|toAuditRow)\(\s*ctx,([\s\S]{0,200}?)(?:\{\s*kind|lookedAt)/g,
      ),
    ].map(([, words]) => words ?? ''),
  );
  // Some places put the name together: modules/team/roles, modules/bulk and modules/coupons/templates.
  const ofTemplates = ['live', 'paused', 'ended'].map((state) => `coupon_templates.${state}`);
  // Of catalog/goods/set-on, orders/refunds/answer-refund and orders/staff/change-order; one name has a hyphen.
  const ofOrders = [
    ...['catalog.put_on', 'catalog.taken_off', 'orders.refunded', 'orders.refund-approved', 'orders.refund-refused'],
    ...['orders.completed', 'orders.closed', 'sales.settings-saved', 'reconciliation.healed', 'reconciliation.ignored'],
  ];
  const composed = ['role.changed', 'role.reset', 'bulk.finished', 'bulk.stopped', ...ofTemplates, ...ofOrders];
  return [...calls.flatMap((words) => [...words.matchAll(/'([a-z_]+\.[a-z_]+)'/g)].map(([, action]) => action ?? '')), ...composed];
}

describe('an entry of the record', () => {
  it('has a sentence for everything the server records', () => {
    const found = new Set(actionsOfServer());
    expect(found.size).toBeGreaterThan(40);
    expect([...found].filter((action) => !Object.hasOwn(zh.audit.actions, action))).toEqual([]);
  });

  it('writes the end and the budget of a coupon as a person reads them', () => {
    const changes = [
      { field: 'claim_until', before: '1795190400000', after: '1795276800000' },
      { field: 'budget_fen', before: '100000', after: 'null' },
    ];
    expect(say({ action: 'coupon_templates.extended', changes }).changes).toEqual([
      { field: '截止领取', before: '2026-11-21 00:00', after: '2026-11-22 00:00' },
      { field: '优惠预算', before: '¥1,000.00', after: '（空）' },
    ]);
  });

  it('is a sentence: who did what to whom', () => {
    expect(text({})).toBe('陈丽 查看了 苏雨晴 的资料');
    expect(say({ action: 'customer.revealed', detail: { field: 'phone', value: '138****5678', reason: '回电联系' } })).toMatchObject({
      did: '查看了 苏雨晴 的完整手机号（138****5678）',
      reason: '回电联系',
    });
    expect(
      text({
        action: 'staff.handover_started',
        subject: { kind: 'staff', id: 'stf_2', name: '王强' },
        detail: { toName: '赵敏', customers: '320' },
      }),
    ).toBe('陈丽 把 王强 的 320 位客户交接给赵敏');
  });

  it('has a word for who and what has no name', () => {
    expect(text({ subject: { kind: 'customer', id: 'cus_2', name: null } })).toBe('陈丽 查看了一位客户的资料');
    expect(
      text({
        actor: { kind: 'system', id: 'cron', name: 'cron' },
        action: 'staff.left',
        subject: { kind: 'staff', id: 'x', name: '王强' },
      }),
    ).toBe('系统 得知 王强 离职，已收回权限');
    expect(
      text({ actor: { kind: 'member', id: 'cus_1', name: '苏雨晴' }, action: 'privacy.requested', detail: { kind: 'deletion' } }),
    ).toBe('苏雨晴（客户本人） 申请删除自己的个人信息');
  });

  it('calls who signs in by name, though nobody was signed in yet', () => {
    expect(
      text({
        action: 'staff.signed_in',
        actor: { kind: 'nobody', id: '', name: '' },
        subject: { kind: 'staff', id: 'stf_1', name: '陈丽' },
        detail: { device: 'Chrome · Windows' },
      }),
    ).toBe('陈丽 登录了工作台（Chrome · Windows）');
  });

  it('never shows a code, an enum or an id in a sentence', () => {
    const unknown = say({ action: 'coupon.claimed', subject: { kind: 'coupon', id: 'cpn_01J', name: null } });
    expect(unknown).toMatchObject({ did: '做了一项操作', unknown: true });
    for (const locale of ['zh-CN', 'en-US'] as const)
      for (const action of Object.keys(zh.audit.actions)) {
        const { did } = auditSentence(
          entry({ action, subject: { kind: 'customer', id: 'cus_9', name: null } }),
          catalogues[locale],
          () => undefined,
        );
        expect(did, action).not.toMatch(/undefined|null|cus_|customer\./);
        expect(did.length, action).toBeGreaterThan(3);
      }
  });

  it('says what a value was and became, in the words of the page where it is set', () => {
    const { changes } = say({
      action: 'role.changed',
      subject: { kind: 'role', id: 'sales', name: null },
      changes: [
        { field: 'rows', before: 'self', after: 'all' },
        { field: 'permission.customers.export', before: null, after: 'granted' },
        { field: 'field.phone', before: 'masked', after: 'read' },
        { field: 'company', before: null, after: '西湖茶业' },
        { field: 'custom.fld_1', before: '红茶', after: '' },
        { field: 'gender', before: 'unknown', after: 'female' },
        { field: 'region', before: '', after: '330100' },
        { field: 'shopName', before: '旧店', after: '新店' },
      ],
    });
    expect(changes).toEqual([
      { field: '可见客户', before: '本人', after: '全部' },
      { field: '导出客户', before: '收回', after: '开通' },
      { field: '手机号', before: '脱敏', after: '只读' },
      { field: '单位名称', before: '（空）', after: '西湖茶业' },
      { field: '常用茶叶', before: '红茶', after: '（空）' },
      { field: '性别', before: '未知', after: '女' },
      { field: '地区', before: '（空）', after: '浙江省杭州市' },
      { field: '店铺名称', before: '旧店', after: '新店' },
    ]);
    expect(text({ action: 'role.changed', subject: { kind: 'role', id: 'sales', name: null } })).toBe('陈丽 修改了角色“销售”');
    expect(permissions.every((it) => zh.access.permissionName[it])).toBe(true);
  });

  it('is not fooled by an action named like something every object has', () => {
    expect(say({ action: 'constructor' }).unknown).toBe(true);
  });
});

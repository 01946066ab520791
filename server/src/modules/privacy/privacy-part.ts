import { formatChinaTime } from '@lianke/shared';
import type { ConsentPurpose, PrivacyRequestKind, PrivacyRequestStatus } from '@lianke/shared';
import type { Context } from '../../kernel/context.ts';
import { rowsAbout } from '../../kernel/privacy/privacy-part.ts';
import type { Holding, Person, PrivacyPart } from '../../kernel/privacy/privacy-part.ts';
import { evidenceLaw, evidenceMs } from './evidence.ts';
import { lockAway } from './locked-store.ts';
import { openText, openWishes, requests, settledAt } from './request-store.ts';

const consents = rowsAbout('同意记录（转入法定留存库）', 'consents');

/** The ledger leaves the product, but not before it is locked away: we must be able to prove what we were allowed to do. */
const consentLedger: Holding = {
  ...consents,
  erase: async (ctx, person) => {
    const rows = await consentRows(ctx, person);
    if (rows.length > 0)
      await lockAway(ctx, {
        customerId: person.customerIds[0] ?? '',
        kind: 'consents',
        content: rows,
        reason: '证明处理个人信息时已取得同意',
        law: evidenceLaw,
        until: ctx.clock.now() + evidenceMs,
      });
    await consents.erase(ctx, person);
  },
};

const consentRows = (ctx: Context, { customerIds }: Person): PromiseLike<ConsentRow[]> =>
  ctx
    .db('consents')
    .whereIn('customer_id', [...customerIds])
    .orderBy('id')
    .select<ConsentRow[]>('*');

interface ConsentRow {
  purpose: ConsentPurpose;
  text_version: string;
  channel: string;
  proof: string | null;
  agreed_at: number;
  withdrawn_at: number | null;
}

/** That somebody asked, and how it ended, stays without their words. Only the deletion itself can still be found by the person, for its receipt. */
const requestTexts: Holding = {
  what: '个人信息申请中填写的内容',
  tables: ['privacy_requests'],
  count: async (ctx, { customerIds }) => {
    const rows = await requests(ctx)
      .whereIn('customer_id', [...customerIds])
      .select('detail_sealed', 'wishes_sealed');
    return rows.filter((row) => row.detail_sealed !== null || row.wishes_sealed !== null).length;
  },
  erase: async (ctx, { customerIds }) => {
    const theirs = (): ReturnType<typeof requests> => requests(ctx).whereIn('customer_id', [...customerIds]);
    await theirs()
      .whereIn('status', ['open', 'approved'])
      .update({ status: 'cancelled', ...settledAt(ctx.clock.now()) });
    await theirs().update({ detail_sealed: null, wishes_sealed: null });
    await theirs().whereNot({ kind: 'deletion', status: 'done' }).update({ answer_sealed: null, openid_index: null });
  },
};

/** What this module itself holds: the ledger, the requests, the copies made. */
export const ownPrivacyPart: PrivacyPart = {
  name: 'privacy',
  holdings: [consentLedger, rowsAbout('已生成的个人信息副本', 'privacy_copies'), requestTexts],
  exempt: { locked_records: 'is what must be kept; purged when its time is over' },
  exportFor: async (ctx, person) => {
    const ledger = (await consentRows(ctx, person)).map((row) => ({
      purpose: row.purpose,
      textVersion: row.text_version,
      channel: row.channel,
      agreedAt: row.agreed_at,
      withdrawnAt: row.withdrawn_at,
      proof: row.proof,
    }));
    const asked = (
      await requests(ctx)
        .whereIn('customer_id', [...person.customerIds])
        .orderBy('requested_at')
    ).map((row) => ({
      kind: row.kind,
      status: row.status,
      requestedAt: row.requested_at,
      settledAt: row.settled_at,
      detail: openText(ctx, row, 'detail'),
      wishes: openWishes(ctx, row),
      answer: openText(ctx, row, 'answer'),
    }));
    return [
      {
        key: 'consents',
        title: '同意记录',
        columns: ['用途', '文本版本', '同意时间', '撤回时间', '凭据'],
        rows: ledger.map((it) => [
          purposes[it.purpose],
          it.textVersion,
          formatChinaTime(it.agreedAt),
          time(it.withdrawnAt),
          it.proof ?? '—',
        ]),
        data: ledger,
      },
      {
        key: 'requests',
        title: '个人信息申请',
        columns: ['申请', '状态', '提出时间', '处理时间', '说明', '答复'],
        rows: asked.map((it) => [
          kinds[it.kind],
          statuses[it.status],
          formatChinaTime(it.requestedAt),
          time(it.settledAt),
          it.detail ?? '—',
          it.answer ?? '—',
        ]),
        data: asked,
      },
    ];
  },
  keptFor: async (ctx, person) => [
    {
      what: '同意记录（加密锁定，任何员工都看不到）',
      count: await consents.count(ctx, person),
      until: ctx.clock.now() + evidenceMs,
      law: evidenceLaw,
    },
    { what: '本次删除的回执（加密锁定，任何员工都看不到）', count: 1, until: ctx.clock.now() + evidenceMs, law: evidenceLaw },
  ],
};

const time = (at: number | null): string => (at === null ? '—' : formatChinaTime(at));
const purposes: Record<ConsentPurpose, string> = { privacy_notice: '隐私保护指引', phone: '手机号', marketing: '营销信息' };
const kinds: Record<PrivacyRequestKind, string> = { access: '查阅副本', correction: '更正', deletion: '删除' };
const statuses: Record<PrivacyRequestStatus, string> = {
  open: '等待处理',
  approved: '处理中',
  done: '已完成',
  refused: '已拒绝',
  cancelled: '已取消',
};

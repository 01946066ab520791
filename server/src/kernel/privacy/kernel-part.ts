import type { Knex } from 'knex';
import type { Context } from '../context.ts';
import { endMemberSessions } from '../http/sessions.ts';
import { namesOf, rowsAbout } from './privacy-part.ts';
import type { Holding, Person, PrivacyPart } from './privacy-part.ts';
import { sweepCallbacks } from './sweep-callbacks.ts';

const day = 86_400_000;

const sessions: Holding = {
  ...rowsAbout('登录会话', 'sessions'),
  erase: (ctx, { customerIds }) => endMemberSessions(ctx, customerIds),
};

/** Work that names the person on a platform: left over, or not begun. Running it later would make a record of them again. */
const work: Holding = {
  what: '排队或失败的后台任务',
  tables: ['jobs', 'outbox'],
  count: async (ctx, person) => {
    let count = 0;
    for (const query of workAbout(ctx, person))
      count += Number(((await query.count({ count: '*' }).first()) as { count: number | string }).count);
    return count;
  },
  erase: async (ctx, person) => {
    for (const query of workAbout(ctx, person)) await query.delete();
  },
};

function workAbout(ctx: Context, person: Person): Knex.QueryBuilder[] {
  const names = namesOf(person);
  if (names.length === 0) return [];
  const naming = (query: Knex.QueryBuilder): Knex.QueryBuilder =>
    query.where((where) => names.forEach((name) => void where.orWhereRaw('instr(payload, ?) > 0', [name])));
  return [naming(ctx.db('jobs').whereIn('status', ['ready', 'failed'])), naming(ctx.db('outbox'))];
}

/** What the machinery holds: sessions, answers kept against double taps, work under way, callbacks as they came in. */
export const kernelPrivacyPart: PrivacyPart = {
  name: 'kernel',
  holdings: [sessions, { ...rowsAbout('重复提交保护的应答', 'idempotency_keys', ['actor']) }, work],
  exempt: { audit_log: 'names records by id only, holds masked values, and is a chain that must stay whole; see keptFor' },
  sweep: async (ctx, person) => [{ what: '微信推送的原始消息', count: await sweepCallbacks(ctx, person) }],
  keptFor: async (ctx, { customerIds }) => {
    const about = ctx
      .db('audit_log')
      .where({ subject_kind: 'customer' })
      .whereIn('subject_id', [...customerIds]);
    const { count } = (await about.count({ count: '*' }).first()) as { count: number | string };
    return [
      {
        what: '操作日志（只有编号和打码内容，不含你的资料）',
        count: Number(count),
        until: null,
        law: '《网络安全法》第二十一条、《个人信息保护法》第五十四条：处理活动须留存记录、可供审计',
      },
      {
        what: '最近一小时内微信推送的原始消息（加密，不再使用）',
        count: 0,
        until: ctx.clock.now() + 30 * day,
        law: '《个人信息保护法》第四十七条：技术上难以立即删除的，除存储和安全保护外停止处理',
      },
    ];
  },
};

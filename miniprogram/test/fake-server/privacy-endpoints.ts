import type { Output } from '@lianke/shared/api';
import type { Handlers } from './member-endpoints.ts';
import { Refusal } from './refusal.ts';

export type Request = Output<'member.privacy.request'>;

export interface PrivacyWorld {
  marketing: boolean;
  requests: Request[];
}

const now = Date.UTC(2026, 10, 22, 2, 30);
const day = 86_400_000;

export const makeRequest = (over: Partial<Request> = {}): Request => ({
  id: 'prq_1',
  kind: 'access',
  status: 'open',
  detail: null,
  answer: null,
  requestedAt: now,
  dueAt: now + 15 * day,
  settledAt: null,
  receipt: null,
  downloadUntil: null,
  can: { cancel: true, download: false },
  ...over,
});

const copy = {
  data: { profile: { name: '林小满' } },
  text: [
    {
      key: 'profile',
      title: '我的资料',
      columns: ['项目', '内容'],
      rows: [
        ['姓名或昵称', '林小满'],
        ['手机号', '13812345678'],
      ],
    },
    {
      key: 'timeline',
      title: '动态与备注',
      columns: ['时间', '事项', '内容'],
      rows: Array.from({ length: 23 }, (_, at) => [`第 ${at} 天`, '打开小程序', '—']),
    },
    { key: 'tags', title: '标签', columns: ['标签', '分组'], rows: [] },
  ],
};

type Names = `member.privacy.${'consents' | 'set-marketing' | 'requests' | 'request' | 'cancel' | 'download'}`;

/** Just enough of the server's privacy module for the pages to live on. */
export function privacyEndpoints(world: PrivacyWorld & { member: { consents: { textVersion: string }[] } }): Pick<Handlers, Names> {
  const find = (id: string): Request => {
    const found = world.requests.find((request) => request.id === id);
    if (!found) throw new Refusal(404, 'privacy.request_not_found');
    return found;
  };
  return {
    'member.privacy.consents': () => ({
      consents: [
        {
          id: 'cns_1',
          purpose: 'privacy_notice',
          textVersion: '2026-01',
          channel: 'mini_program',
          proof: null,
          agreedAt: now - day,
          withdrawnAt: now,
        },
      ],
      marketing: { allowed: world.marketing, textVersion: 'm1', text: '同意后会收到优惠信息，可随时关闭。' },
    }),
    'member.privacy.set-marketing': ({ allow }) => {
      world.marketing = allow;
      return { allowed: allow };
    },
    'member.privacy.requests': () => ({ requests: world.requests }),
    'member.privacy.request': (input) => {
      if (!input.code.startsWith('login-')) throw new Refusal(403, 'privacy.identity_unproven');
      if (world.requests.some((request) => request.kind === input.kind && request.status === 'open'))
        throw new Refusal(409, 'privacy.already_requested');
      const detail = 'detail' in input ? (input.detail ?? null) : null;
      const request = makeRequest({ id: `prq_${world.requests.length + 1}`, kind: input.kind, detail });
      world.requests = [request, ...world.requests];
      return request;
    },
    'member.privacy.cancel': ({ id }) => {
      const request: Request = { ...find(id), status: 'cancelled', settledAt: now, can: { cancel: false, download: false } };
      world.requests = world.requests.map((one) => (one.id === id ? request : one));
      return request;
    },
    'member.privacy.download': ({ id }) => {
      if (!find(id).can.download) throw new Refusal(409, 'privacy.not_ready');
      return { html: '<!doctype html><p>林小满</p>', json: JSON.stringify(copy), preparedAt: now };
    },
  };
}

import { createChance, cities, sampleCustomer, tagNames } from './sample-shop.ts';

export interface Question {
  ours: { path: string; body: object };
  bare: { path: string; body: object };
}

const staff = (endpoint: string, body: object): Question['ours'] => ({ path: `/api/staff.customers.${endpoint}`, body });
const day = 86_400_000;

export const kinds = ['list', 'next', 'jump', 'phone', 'name', 'filter', 'get', 'update', 'create'] as const;
export type Kind = (typeof kinds)[number];

/** Endless questions of one kind about a shop of `count` customers, put to both sides with the same content. */
export function createQuestions(count: number, now: number, seed: number): (kind: Kind) => Question {
  const chance = createChance(seed);
  let serial = 0;
  const some = (): number => Math.floor(chance() * count);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(chance() * list.length)] as T;
  const cursor = (at: number, id: string): string => Buffer.from(JSON.stringify(['lastSeenAt.desc', at, id])).toString('base64url');
  const ask: Record<Kind, () => Question> = {
    list: () => ({ ours: staff('list', {}), bare: { path: '/list', body: {} } }),
    next: () => {
      const { lastSeenAt: at, id } = sampleCustomer(some(), now);
      return { ours: staff('list', { cursor: cursor(at, id) }), bare: { path: '/next', body: { at, id } } };
    },
    jump: () => {
      const page = Math.max(1, Math.floor(Math.min(10_000, count / 20 / 2)));
      return { ours: staff('list', { page }), bare: { path: '/jump', body: { page } } };
    },
    phone: () => {
      const text = sampleCustomer(some(), now).phone.slice(0, 7);
      return { ours: staff('list', { search: text }), bare: { path: '/phone', body: { text } } };
    },
    name: () => {
      const text = [...sampleCustomer(some(), now).name].slice(0, 2).join('');
      return { ours: staff('list', { search: text }), bare: { path: '/name', body: { text } } };
    },
    filter: () => {
      const it = { region: pick(cities), level: Math.floor(chance() * 4), tag: pick(tagNames), since: now - 180 * day };
      const filter = [
        { field: 'region', op: 'is', value: it.region },
        { field: 'level', op: 'is', value: it.level },
        { field: 'tags', op: 'has_any', value: [it.tag] },
        { field: 'lastOrderAt', op: 'gte', value: it.since },
      ];
      return { ours: staff('list', { filter }), bare: { path: '/filter', body: it } };
    },
    get: () => {
      const { id } = sampleCustomer(some(), now);
      return { ours: staff('get', { id }), bare: { path: '/get', body: { id } } };
    },
    update: () => {
      const { id } = sampleCustomer(some(), now);
      const region = pick(cities);
      return { ours: staff('update', { id, change: { region } }), bare: { path: '/update', body: { id, company: region } } };
    },
    create: () => {
      serial += 1;
      const name = sampleCustomer(some(), now).name;
      const phone = `17${String(seed % 100).padStart(2, '0')}${String(serial).padStart(7, '0')}`;
      return {
        ours: staff('create', { name, phone }),
        bare: { path: '/create', body: { id: `cus_${String(seed).padStart(6, 'B')}${String(serial).padStart(20, '0')}`, name, phone } },
      };
    },
  };
  return (kind) => ask[kind]();
}

import { stableId } from './ids.ts';
import { makeUpName, makeUpPhone } from './names.ts';
import type { Person, Staff } from './person.ts';

export interface PersonInput {
  name?: string;
  gender?: 0 | 1 | 2;
  phone?: string;
}

export interface People {
  all(): Person[];
  byId(id: string): Person | undefined;
  byOaOpenid(openid: string): Person | undefined;
  byMiniOpenid(openid: string): Person | undefined;
  byExternalUserid(id: string): Person | undefined;
  add(input: PersonInput): Person;
  follow(person: Person, at: number, subscribeScene: string, qrScene: string): void;
  followersAfter(seq: number, count: number): Person[];
  followerCount(): number;
  staff: Map<string, Staff>;
  /** Who left the corp, and when (ms): their customers wait to be transferred. */
  leavers: Map<string, { staff: Staff; leftAt: number }>;
}

export function createPeople(): People {
  const byId = new Map<string, Person>();
  const byOaOpenid = new Map<string, Person>();
  const byMiniOpenid = new Map<string, Person>();
  const byExternalUserid = new Map<string, Person>();
  let followSeq = 0;

  const add = (input: PersonInput): Person => {
    const number = byId.size + 1;
    const id = `p${number}`;
    const person: Person = {
      id,
      name: input.name?.trim() || makeUpName(number),
      gender: input.gender ?? (number % 2 === 0 ? 1 : 2),
      phone: input.phone?.trim() || makeUpPhone(number),
      unionid: stableId('oU', 28, 'union', id),
      oaOpenid: stableId('oA', 28, 'oa', id),
      miniOpenid: stableId('oM', 28, 'mini', id),
      externalUserid: stableId('wm', 32, 'external', id),
      follows: false,
      followSeq: 0,
      followedAt: 0,
      subscribeScene: '',
      qrScene: '',
    };
    byId.set(id, person);
    byOaOpenid.set(person.oaOpenid, person);
    byMiniOpenid.set(person.miniOpenid, person);
    byExternalUserid.set(person.externalUserid, person);
    return person;
  };

  const followers = () => [...byId.values()].filter((person) => person.follows).sort((a, b) => a.followSeq - b.followSeq);

  return {
    all: () => [...byId.values()],
    byId: (id) => byId.get(id),
    byOaOpenid: (openid) => byOaOpenid.get(openid),
    byMiniOpenid: (openid) => byMiniOpenid.get(openid),
    byExternalUserid: (id) => byExternalUserid.get(id),
    add,
    follow: (person, at, subscribeScene, qrScene) => {
      followSeq += 1;
      Object.assign(person, { follows: true, followSeq, followedAt: at, subscribeScene, qrScene });
    },
    followersAfter: (seq, count) =>
      followers()
        .filter((person) => person.followSeq > seq)
        .slice(0, count),
    followerCount: () => followers().length,
    staff: new Map(),
    leavers: new Map(),
  };
}

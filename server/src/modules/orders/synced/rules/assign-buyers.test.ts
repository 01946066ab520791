import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignBuyers } from './assign-buyers.ts';
import type { BuyerKey, BuyerKeys } from './assign-buyers.ts';

const unionid = (value: string): BuyerKey => ({ text: `unionid||${value}`, slot: 'unionid|' });
const openid = (value: string, app = 'wx1'): BuyerKey => ({ text: `mini_openid|${app}|${value}`, slot: `mini_openid|${app}` });
const phone = (value: string): BuyerKey => ({ text: `phone||${value}`, slot: 'phone|' });
const buyer = (certain: BuyerKey[], number?: BuyerKey): BuyerKeys => ({ certain, phone: number ? [number] : [] });
const known = (...links: [BuyerKey, string][]): [Map<string, string>, Map<string, Set<string>>] => {
  const held = new Map<string, Set<string>>();
  for (const [key, owner] of links) held.set(owner, (held.get(owner) ?? new Set()).add(key.slot));
  return [new Map(links.map(([key, owner]) => [key.text, owner])), held];
};

describe('whose order it is', () => {
  it('an unknown buyer is new with everything they are known by', () => {
    const keys = [unionid('u'), openid('o'), phone('1')].map((key) => key.text);
    expect(assignBuyers([buyer([unionid('u'), openid('o')], phone('1'))], ...known())).toEqual([{ keys, isNew: true }]);
  });

  it('a known number finds its customer, who gets the unionid too', () => {
    expect(assignBuyers([buyer([unionid('u')], phone('1'))], ...known([phone('1'), 'a']))).toEqual([
      { keys: [unionid('u').text, phone('1').text], isNew: false },
    ]);
  });

  it('the number of another person does not make two people one', () => {
    const world = known([unionid('u'), 'a'], [phone('1'), 'b'], [unionid('v'), 'b']);
    expect(assignBuyers([buyer([unionid('u')], phone('1'))], ...world)).toEqual([{ keys: [unionid('u').text], isNew: false }]);
    expect(assignBuyers([buyer([unionid('w')], phone('1'))], ...world)).toEqual([{ keys: [unionid('w').text], isNew: true }]);
  });

  it('a number is not added to somebody who is known otherwise: it may be the receiver’s', () => {
    expect(assignBuyers([buyer([unionid('u')], phone('1'))], ...known([unionid('u'), 'a']))).toEqual([
      { keys: [unionid('u').text], isNew: false },
    ]);
  });

  it('two new buyers who give the same number stay two', () => {
    const answers = assignBuyers([buyer([openid('o')], phone('1')), buyer([openid('p')], phone('1'))], ...known());
    expect(answers).toEqual([
      { keys: [openid('o').text, phone('1').text], isNew: true },
      { keys: [openid('p').text], isNew: true },
    ]);
  });

  it('whatever is told, keys of two known people never meet, and nobody loses their last key', () => {
    const key = fc.oneof(
      fc.integer({ min: 0, max: 3 }).map((at) => unionid(String(at))),
      fc.integer({ min: 0, max: 3 }).map((at) => openid(String(at))),
    );
    const number = fc.integer({ min: 0, max: 3 }).map((at) => phone(String(at)));
    const buyers = fc.array(
      fc.record({ certain: fc.uniqueArray(key, { maxLength: 2, selector: (it) => it.slot }), number: fc.option(number) }),
    );
    const links = fc.uniqueArray(fc.tuple(fc.oneof(key, number), fc.constantFrom('a', 'b', 'c')), { selector: ([it]) => it.text });
    fc.assert(
      fc.property(buyers, links, (all, linked) => {
        const [owners, held] = known(...linked);
        const given = all.map((it) => buyer(it.certain, it.number ?? undefined));
        const answers = assignBuyers(given, owners, held);
        const groups = new Map(owners);
        answers.forEach(({ keys, isNew }, at) => {
          const found = new Set(keys.flatMap((text) => groups.get(text) ?? []));
          expect(found.size).toBeLessThanOrEqual(1);
          expect(isNew).toBe(found.size === 0);
          expect(keys.length > 0).toBe((given[at]?.certain.length ?? 0) + (given[at]?.phone.length ?? 0) > 0);
          const owner = [...found][0] ?? `new:${at}`;
          for (const text of keys) groups.set(text, owner);
        });
      }),
    );
  });
});

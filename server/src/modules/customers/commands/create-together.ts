import type { Context } from '../../../kernel/context.ts';
import { tryTogether } from '../../../kernel/try-together.ts';
import { addLinks, phoneOwners } from '../../identity/index.ts';
import { typedPhoneKeys } from '../personal-values.ts';
import { writeNewRecords } from './write-new-records.ts';
import type { Made } from './write-new-records.ts';

/**
 * Makes a plain record together with those that arrive at the same moment; answers its id, or undefined when it has to be made by itself: a number
 * that is somebody's, or that two of them name, is decided there. The primary key of `identities` decides against everybody else.
 */
export const createTogether: (ctx: Context, made: Made) => Promise<string | undefined> = tryTogether(
  'customers.create',
  async (ctx, asked: readonly Made[]) => {
    const numbers = asked.map(({ record: { input } }) => (input.phone ? typedPhoneKeys(ctx, input.phone) : []));
    const hashes = numbers.flatMap((keys) => keys.map((key) => key.value));
    const taken = new Set(hashes.length > 0 ? await phoneOwners(ctx, hashes).pluck<string[]>('value') : []);
    const free = asked.map((made, at) => {
      const keys = numbers[at] ?? [];
      if (keys.some((key) => taken.has(key.value))) return undefined;
      for (const key of keys) taken.add(key.value);
      return { made, key: keys[0] };
    });
    const going = free.flatMap((it) => it ?? []);
    const ids = await writeNewRecords(
      ctx,
      going.map(({ made }) => made),
    );
    const idOf = new Map(going.map(({ made }, at) => [made, ids[at] ?? '']));
    await addLinks(
      ctx,
      going.flatMap(({ made, key }) => (key ? [{ ...key, customerId: idOf.get(made) ?? '', linkedAt: made.by.clock.now() }] : [])),
    );
    return asked.map((made) => idOf.get(made));
  },
);

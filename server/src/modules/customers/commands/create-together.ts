import type { Context } from '../../../kernel/context.ts';
import { tryTogether } from '../../../kernel/try-together.ts';
import { addLinks, phoneOwners } from '../../identity/index.ts';
import { typedPhoneKeys } from '../personal-values.ts';
import type { CustomerRecord } from '../queries/get-customer.ts';
import type { CustomerRow } from '../tables.ts';
import { writeNewRecords } from './write-new-records.ts';
import type { Made } from './write-new-records.ts';

/**
 * Makes a plain record together with those that arrive at the same moment; answers it as it is stored, or undefined when it has to be made by
 * itself: a number that is somebody's, or that two of them name, is decided there. The primary key of `identities` decides against everybody else.
 */
export const createTogether: (ctx: Context, made: Made) => Promise<CustomerRecord | undefined> = tryTogether(
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
    const rows = await writeNewRecords(
      ctx,
      going.map(({ made }) => made),
    );
    const linked = going.map(({ key }, at) => {
      const { id: customerId, created_at: linkedAt } = rows[at] as CustomerRow;
      return key ? [{ ...key, customerId, linkedAt }] : [];
    });
    await addLinks(ctx, linked.flat());
    const records = new Map(
      going.map(({ made }, at) => {
        const links = linked[at]?.map(({ sealed: _, ...link }) => link) ?? [];
        return [made, { row: rows[at] as CustomerRow, links, tags: [], mergedIds: [], contacts: [] }];
      }),
    );
    return asked.map((made) => records.get(made));
  },
);

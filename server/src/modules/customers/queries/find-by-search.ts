import type { Context } from '../../../kernel/context.ts';
import { findLinks } from '../../identity/index.ts';
import type { IdentityKey } from '../../identity/index.ts';
import { phoneKeys, phoneTailIndexes } from '../personal-values.ts';
import { searchGrams } from '../rules/name-grams.ts';
import { resolveCustomerId } from '../store.ts';

const most = 200;

/** One box: our id or member number, any platform id, a whole phone number or its last four digits, part of a name. Every way is an index look-up; at most 200 found. */
export async function findBySearch(ctx: Context, search: string): Promise<string[]> {
  const found = new Set<string>();
  const add = (ids: Iterable<string>): void => {
    for (const id of ids) if (found.size < most) found.add(id);
  };
  const text = search.trim();
  const digits = text.replace(/[\s-]/g, '');
  if (/^cus_[0-9A-Z]{26}$/.test(text)) {
    const id = await resolveCustomerId(ctx, text);
    add(id ? [id] : []);
  }
  if (/^8\d{11}$/.test(digits)) add(await idsByMemberNo(ctx, digits));
  if (/^\+?\d{5,15}$/.test(digits)) add((await findLinks(ctx, phoneKeys(ctx, digits))).map((link) => link.customerId));
  if (/^\d{4}$/.test(digits))
    add(
      await ctx
        .db('customers')
        .whereIn('phone_tail_index', phoneTailIndexes(ctx, digits))
        .whereNull('merged_into_id')
        .limit(most)
        .pluck<string[]>('id'),
    );
  if (/^[\w-]{16,64}$/.test(text)) add((await findLinks(ctx, platformKeys(ctx, text))).map((link) => link.customerId));
  add(await idsByName(ctx, text));
  return [...found];
}

/** Numbers of merged records lead to the record they were merged into: somebody may have written one down. */
async function idsByMemberNo(ctx: Context, memberNo: string): Promise<string[]> {
  const row = await ctx
    .db('customers')
    .where({ member_no: memberNo })
    .first<{ id: string; merged_into_id: string | null } | undefined>('id', 'merged_into_id');
  return row ? [row.merged_into_id ?? row.id] : [];
}

function platformKeys(ctx: Context, value: string): IdentityKey[] {
  const { officialAccount, miniProgram, wecom } = ctx.ports;
  return [
    { kind: 'unionid', appId: '', value },
    ...(officialAccount ? [{ kind: 'oa_openid', appId: officialAccount.appId, value } as const] : []),
    ...(miniProgram ? [{ kind: 'mini_openid', appId: miniProgram.appId, value } as const] : []),
    ...(wecom ? [{ kind: 'external_userid', appId: wecom.corpId, value } as const] : []),
  ];
}

/** Customers whose name holds every piece of the text, checked against the name itself since pieces may stand apart. */
async function idsByName(ctx: Context, text: string): Promise<string[]> {
  const grams = searchGrams(text);
  const [first, ...rest] = grams;
  if (!first) return [];
  const query = ctx.db('customer_name_grams as g0').where('g0.gram', first);
  rest.forEach(
    (gram, at) =>
      void query.join(`customer_name_grams as g${at + 1}`, (on) =>
        on.on(`g${at + 1}.customer_id`, 'g0.customer_id').onVal(`g${at + 1}.gram`, gram),
      ),
  );
  const rows = await query
    .join('customers', 'customers.id', 'g0.customer_id')
    .whereNull('customers.merged_into_id')
    .limit(most)
    .select<{ id: string; name: string }[]>('customers.id as id', 'customers.name as name');
  const wanted = text.toLowerCase().replace(/\s+/g, '');
  return rows.filter((row) => row.name.toLowerCase().replace(/\s+/g, '').includes(wanted)).map((row) => row.id);
}

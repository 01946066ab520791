import type { Context } from '../../../../kernel/context.ts';
import { findLinks } from '../../../identity/index.ts';
import type { IdentityKey } from '../../../identity/index.ts';
import type { FieldAccess } from '../../access/field-access.ts';
import { emailIndexes, taxIdIndexes } from '../../personal-values.ts';
import { resolveCustomerId } from '../../store.ts';
import { mostGathered } from './search-plan.ts';
import type { SearchPlan } from './search-plan.ts';
import { findByPiece, planInitials, planName } from './plan-name.ts';
import { findByPhone } from './find-by-phone.ts';

/**
 * One box: our id or member number, any platform id, a phone number (whole, its end, its beginning), e-mail, tax id, part of a name, pinyin initials.
 * Every way is an index look-up and is open only to those who may see the field. A masked phone number can be found whole or by the four digits
 * that show; its hidden digits cannot be felt out by typing beginnings.
 */
export async function planSearch(ctx: Context, text: string, access: FieldAccess): Promise<SearchPlan> {
  const digits = text.replace(/[\s-]/g, '');
  const plans: Promise<SearchPlan>[] = [exact(ctx, text, digits, access)];
  if (/^\+?\d{4,15}$/.test(digits)) plans.push(findByPhone(ctx, digits.replace('+', ''), access));
  if (access.may('name', 'read') && !/^\d{7,}$/.test(digits)) {
    plans.push(planName(ctx, text));
    if (/^[a-z]{2,16}$/i.test(text)) plans.push(planInitials(ctx, text.toLowerCase()));
  }
  const all = await Promise.all(plans);
  const [only, ...others] = all.filter((plan) => plan.ids.length > 0 || plan.wide.length > 0 || plan.piece !== undefined);
  if (only?.piece && others.length === 0) return only;
  const found = await Promise.all(all.map(async (plan) => (plan.piece ? findByPiece(ctx, plan.piece.gram) : plan.ids)));
  return {
    ids: [...new Set(found.flat())],
    wide: all.flatMap((plan) => plan.wide),
    complete: all.every((plan) => plan.complete),
  };
}

async function exact(ctx: Context, text: string, digits: string, access: FieldAccess): Promise<SearchPlan> {
  const found: string[] = [];
  const byColumn = async (column: string, values: readonly string[]): Promise<void> => {
    found.push(
      ...(await ctx
        .db('customers')
        .whereIn(column, [...values])
        .limit(mostGathered)
        .pluck<string[]>('id')),
    );
  };
  if (/^cus_[0-9A-Z]{26}$/.test(text)) found.push((await resolveCustomerId(ctx, text)) ?? '');
  if (/^8\d{11}$/.test(digits) && access.may('memberNo', 'read')) found.push(...(await idsByMemberNo(ctx, digits)));
  if (text.includes('@') && access.may('email', 'masked')) await byColumn('email_index', emailIndexes(ctx, text));
  if (/^[0-9A-Z]{15,20}$/i.test(text) && access.may('taxId', 'masked'))
    await byColumn('tax_id_index', taxIdIndexes(ctx, text.toUpperCase()));
  if (/^[\w-]{16,64}$/.test(text) && access.may('identities', 'read'))
    found.push(...(await findLinks(ctx, platformKeys(ctx, text))).map((link) => link.customerId));
  return { ids: found.filter(Boolean), wide: [], complete: true };
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

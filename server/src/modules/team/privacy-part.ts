import type { Context } from '../../kernel/context.ts';
import { identitiesOf } from '../../kernel/privacy/privacy-part.ts';
import type { Holding, Person, PrivacyPart } from '../../kernel/privacy/privacy-part.ts';

const valuesOf = (person: Person): string[] => identitiesOf(person, 'external_userid').map((it) => it.value);

const contacts: Holding = {
  what: '员工交接名单',
  tables: ['handover_contacts'],
  count: async (ctx: Context, person) => {
    const rows = ctx.db('handover_contacts').whereIn('external_userid', valuesOf(person));
    return Number(((await rows.count({ count: '*' }).first()) as { count: number | string }).count);
  },
  erase: (ctx, person) => ctx.db('handover_contacts').whereIn('external_userid', valuesOf(person)).delete(),
};

/** Who was handed over from one member of staff to another in WeCom. */
export const teamPrivacyPart: PrivacyPart = { name: 'team', holdings: [contacts] };

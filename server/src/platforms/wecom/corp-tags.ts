import { z } from 'zod';
import type { WecomCall } from './call.ts';
import type { WecomTagGroup } from './types.ts';

const answer = z.object({
  tag_group: z
    .array(
      z.object({
        group_id: z.string(),
        group_name: z.string().default(''),
        tag: z.array(z.object({ id: z.string(), name: z.string().default('') })).default([]),
      }),
    )
    .default([]),
});

/** Facts §3.6: nothing asked for means all. */
export async function corpTags(asContact: WecomCall): Promise<WecomTagGroup[]> {
  const { tag_group: groups } = await asContact({ method: 'POST', path: '/cgi-bin/externalcontact/get_corp_tag_list', json: {} }, answer);
  return groups.map(({ group_id: id, group_name: name, tag: tags }) => ({ id, name, tags }));
}

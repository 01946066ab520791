import type { Context } from '../../kernel/context.ts';
import { defer } from '../../kernel/events/outbox.ts';
import type { WecomMessage } from '../../platforms/wecom/types.ts';
import { removeDepartment, saveDepartment } from './departments.ts';
import { mirrorStaff } from './jobs/mirror-staff.ts';
import { renameStaff } from './known-staff.ts';
import { letGo } from './leaving.ts';
import { readOrganisationChange } from './rules/read-organisation-change.ts';
import type { OrganisationChange } from './rules/read-organisation-change.ts';
import { saveStaff } from './staff.ts';

/** Changes of one reorganisation come in a burst; one look at the whole afterwards is enough. */
const mirrorDelayMs = 2_000;

/**
 * WeCom's news about members and departments. A leaver loses access at once; everything else is taken as a hint, and the mirror soon looks at the
 * truth. Answers the members whose userid changed. Inside the transaction of the inbox.
 */
export async function handleOrganisationChanges(ctx: Context, messages: readonly WecomMessage[]): Promise<{ from: string; to: string }[]> {
  const changes = messages.map(readOrganisationChange).filter((change) => change !== undefined);
  if (changes.length === 0) return [];
  const renamed: { from: string; to: string }[] = [];
  for (const change of changes) {
    await apply(ctx, change);
    if (change.kind === 'changed' && change.newUserid && (await renameStaff(ctx, change.userid, change.newUserid)))
      renamed.push({ from: change.userid, to: change.newUserid });
  }
  await defer(ctx, mirrorStaff, { since: ctx.clock.now() }, mirrorDelayMs);
  return renamed;
}

async function apply(ctx: Context, change: OrganisationChange): Promise<void> {
  switch (change.kind) {
    case 'left':
      return void (await letGo(ctx, { userid: change.userid.toLowerCase() }, change.at));
    case 'joined':
    case 'changed':
      if (!change.works) return void (await letGo(ctx, { userid: change.userid.toLowerCase() }, change.at));
      // A change that is told late must not bring a leaver back: only the news of joining does.
      return void (await saveStaff(ctx, { ...change, memberAt: change.kind === 'joined' ? change.at : -1 }));
    case 'department':
      return saveDepartment(ctx, change);
    case 'department_gone':
      return removeDepartment(ctx, change.id);
  }
}

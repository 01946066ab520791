import type { Context } from '../context.ts';
import { namesOf } from './privacy-part.ts';
import type { Person } from './privacy-part.ts';

const chunk = 500;
/** A platform repeats a callback for minutes at most; until then the row is what a repeat is recognised by. */
const repeatMs = 3_600_000;

interface Row {
  id: string;
  payload: string;
}

/**
 * Deletes the stored callbacks that name this person. They are sealed and under no index of persons, so all of the last 30 days are opened, in chunks.
 * May be cut short and run again; the ones of the last hour stay, and are gone with the others after 30 days.
 */
export async function sweepCallbacks(ctx: Context, person: Person): Promise<number> {
  const names = namesOf(person);
  if (names.length === 0) return 0;
  const before = ctx.clock.now() - repeatMs;
  let found = 0;
  for (let after = ''; ;) {
    const rows = await ctx
      .db<Row>('inbox')
      .where('id', '>', after)
      .where('received_at', '<', before)
      .whereIn('status', ['done', 'failed'])
      .orderBy('id')
      .limit(chunk)
      .select('id', 'payload');
    const theirs = rows.filter((row) => namesOneOf(ctx, row, names)).map((row) => row.id);
    if (theirs.length > 0) found += await ctx.db('inbox').whereIn('id', theirs).delete();
    if (rows.length < chunk) return found;
    after = rows.at(-1)?.id ?? '';
  }
}

/** One sealed under a key we no longer hold can be read by nobody. */
function namesOneOf(ctx: Context, row: Row, names: readonly string[]): boolean {
  try {
    const text = ctx.sealing.open(row.payload, row.id);
    return names.some((name) => text.includes(name));
  } catch {
    return false;
  }
}

import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDeps } from '../../../test/test-shop.ts';
import { writeAudit } from '../audit.ts';
import { createSealing } from '../sealing.ts';
import { inTransaction } from '../transaction.ts';
import { auditColumns } from './audit-row.ts';
import { moveHead, newKey, readHead, sealKeyAnew } from './head.ts';
import { sealWaiting } from './seal-waiting.ts';
import { verifyChain } from './verify-chain.ts';
import type { ChainProblem } from './verify-chain.ts';

let world: Awaited<ReturnType<typeof createTestDeps>>;
beforeAll(async () => {
  world = await createTestDeps();
});
afterAll(() => world.close());

const wipe = async (): Promise<void> => {
  for (const table of ['audit_log', 'audit_chain', 'audit_state']) await world.deps.db(table).delete();
};
const write = async (count: number): Promise<void> => {
  for (let at = 0; at < count; at += 1)
    await writeAudit(world.ctx(), 'test.done', { kind: 'customer', id: `cus_${at}` }, { n: String(at) }, [
      { field: 'name', before: null, after: `客户${at}` },
    ]);
};
const sealAll = async (): Promise<void> => {
  while ((await sealWaiting(world.ctx())) > 0);
};
const problems = async (sealing = world.deps.sealing): Promise<ChainProblem[]> => {
  const found: ChainProblem[] = [];
  await verifyChain({ ...world.ctx(), sealing }, (problem) => found.push(problem));
  return found;
};

const size = 12;
type Table = 'audit_log' | 'audit_chain';
const keyOf = { audit_log: 'id', audit_chain: 'seq' } as const;
const columnsOf = {
  audit_log: [...auditColumns, 'sealed'],
  audit_chain: ['seq', 'audit_id', 'row_hash', 'chain_hash'],
};
const rowsOf = (table: Table): Promise<Record<string, unknown>[]> => world.deps.db(table).orderBy(keyOf[table]);

/** Something else of the same kind: never equal to what was there. */
const other = (value: unknown): unknown =>
  typeof value === 'number' ? value + 1000 : typeof value === 'string' ? `${value.slice(1)}~` : 'x';

const nth = fc.nat(size - 1);
const tampering = fc.oneof(
  fc
    .constantFrom<Table>('audit_log', 'audit_chain')
    .chain((table) =>
      fc.record({ how: fc.constant('edit' as const), table: fc.constant(table), column: fc.constantFrom(...columnsOf[table]), at: nth }),
    ),
  fc.record({ how: fc.constant('delete' as const), table: fc.constantFrom<Table>('audit_log', 'audit_chain'), at: nth }),
  fc.record({ how: fc.constant('delete both' as const), at: nth }),
  fc.record({ how: fc.constant('swap' as const), column: fc.constantFrom('detail', 'subject_id', 'at'), at: nth, with: nth }),
  fc.record({ how: fc.constant('reorder' as const), at: nth, with: nth }),
  fc.record({
    how: fc.constant('insert' as const),
    sealed: fc.constantFrom(0, 1, 2, 7),
    at: nth,
    proof: fc.constantFrom(null, 'k1.x', 'copied'),
  }),
  fc.record({ how: fc.constant('insert entry' as const), at: nth }),
  fc.record({ how: fc.constant('head back' as const), at: nth }),
  fc.record({ how: fc.constant('head gone' as const) }),
);
type Tampering = typeof tampering extends fc.Arbitrary<infer T> ? T : never;

/** Does it and answers false when it changes nothing (swapping a row with itself). */
async function tamper(it: Tampering): Promise<boolean> {
  const { db } = world.deps;
  const log = await rowsOf('audit_log');
  const chain = await rowsOf('audit_chain');
  const cut = (rows: Record<string, unknown>[], at: number): Record<string, unknown> => rows[at] ?? {};
  switch (it.how) {
    case 'edit': {
      const row = cut(it.table === 'audit_log' ? log : chain, it.at);
      const key = keyOf[it.table];
      await db(it.table)
        .where({ [key]: row[key] })
        .update({ [it.column]: other(row[it.column]) });
      return true;
    }
    case 'delete':
      await db(it.table)
        .where(keyOf[it.table], cut(it.table === 'audit_log' ? log : chain, it.at)[keyOf[it.table]] as string)
        .delete();
      return true;
    case 'delete both': {
      const entry = cut(chain, it.at);
      await db('audit_log').where({ id: entry.audit_id }).delete();
      await db('audit_chain').where({ seq: entry.seq }).delete();
      return true;
    }
    case 'swap': {
      const [one, two] = [cut(log, it.at), cut(log, it.with)];
      if (one[it.column] === two[it.column]) return false;
      await db('audit_log')
        .where({ id: one.id })
        .update({ [it.column]: two[it.column] });
      await db('audit_log')
        .where({ id: two.id })
        .update({ [it.column]: one[it.column] });
      return true;
    }
    case 'reorder': {
      const [one, two] = [cut(chain, it.at), cut(chain, it.with)];
      if (one.seq === two.seq) return false;
      await db('audit_chain')
        .whereIn('seq', [one.seq as number, two.seq as number])
        .delete();
      await db('audit_chain').insert([
        { ...one, seq: two.seq },
        { ...two, seq: one.seq },
      ]);
      return true;
    }
    case 'insert': {
      const row = cut(log, it.at);
      await db('audit_log').insert({
        ...row,
        id: `aud_new${it.at}`,
        sealed: it.sealed,
        proof: it.proof === 'copied' ? row.proof : it.proof,
      });
      return true;
    }
    case 'insert entry': {
      const entry = cut(chain, it.at);
      await db('audit_chain').insert({ ...entry, seq: size + 1, audit_id: 'aud_new' });
      return true;
    }
    case 'head back': {
      const found = await readHead({ db });
      const entry = cut(chain, it.at);
      if (!found || entry.seq === found.head.seq) return false;
      const value = JSON.stringify({ ...found.head, mac: found.mac, seq: entry.seq, hash: entry.chain_hash });
      await db('audit_state').where({ name: 'head' }).update({ value });
      await db('audit_chain')
        .where('seq', '>', entry.seq as number)
        .delete();
      await db('audit_log')
        .whereIn(
          'id',
          chain.slice(it.at + 1).map((row) => row.audit_id as string),
        )
        .delete();
      return true;
    }
    case 'head gone':
      await db('audit_state').where({ name: 'head' }).delete();
      return true;
  }
}

describe('the audit chain', () => {
  it('covers every column of the log but the two about the row itself', async () => {
    const columns = Object.keys(await world.deps.db('audit_log').columnInfo());
    expect([...auditColumns, 'sealed', 'proof'].sort()).toEqual(columns.sort());
  });

  it('is whole when nobody touched it, and shows any single edit, removal, exchange or insertion', async () => {
    await wipe();
    await write(size);
    await sealAll();
    const { db } = world.deps;
    const before = { log: await rowsOf('audit_log'), chain: await rowsOf('audit_chain'), state: await db('audit_state') };
    expect(before.chain).toHaveLength(size);
    expect(await problems()).toEqual([]);
    await fc.assert(
      fc.asyncProperty(tampering, async (it) => {
        const changed = await tamper(it);
        const found = await problems();
        await wipe();
        await db('audit_log').insert(before.log);
        await db('audit_chain').insert(before.chain);
        await db('audit_state').insert(before.state);
        expect(found.length > 0, JSON.stringify(it)).toBe(changed);
      }),
      { numRuns: 150 },
    );
    expect(await problems()).toEqual([]);
  }, 60_000);

  it('does not take in a row that somebody put into the database, nor stops because of one', async () => {
    await wipe();
    await write(2);
    await sealAll();
    const [row] = await rowsOf('audit_log');
    await world.deps.db('audit_log').insert({ ...row, id: 'aud_forged', action: 'customer.merged', sealed: 0 });
    await world.deps.db('audit_log').where({ id: row?.id }).update({ sealed: 0 }); // as if it had never been sealed
    await write(1);
    await sealAll();
    expect(await world.deps.db('audit_log').where({ sealed: 1 }).pluck('id')).toHaveLength(2);
    const found = await problems();
    expect(found).toContainEqual({ kind: 'row_unproven', seq: null, auditId: 'aud_forged' });
    expect(found).toContainEqual({ kind: 'mark_changed', seq: 1, auditId: row?.id });
  });

  it('takes in the rows from before there were proofs, but none without a proof later', async () => {
    await wipe();
    await write(3);
    await world.deps.db('audit_log').update({ proof: null });
    expect(await problems()).toEqual([]);
    await sealAll();
    expect(await problems()).toEqual([]);
    await world.deps.db('audit_log').insert({ ...(await rowsOf('audit_log'))[0], id: 'aud_zz', proof: null, sealed: 0 });
    await sealAll();
    expect(await problems()).toEqual([{ kind: 'row_unproven', seq: null, auditId: 'aud_zz' }]);
  });

  it('has every row once with many writers and several sealers at work, some of whose batches fail half-way', async () => {
    await wipe();
    let writing = true;
    const sealer = async (crashing: boolean): Promise<void> => {
      const ctx = world.ctx();
      const broken = {
        ...ctx,
        db: Object.assign(((table: string) => ctx.db(table)) as typeof ctx.db, { transaction: failing(ctx.db) }),
      };
      while (writing) {
        await sealWaiting(crashing ? broken : ctx).catch((error: unknown) => expect(String(error)).toContain('pulled the plug'));
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
    };
    const writers = Promise.all(
      Array.from({ length: 6 }, async (_, writer) => {
        for (let at = 0; at < 30; at += 1)
          await inTransaction(world.ctx(), async (ctx) => {
            await writeAudit(ctx, 'test.raced', { kind: 'customer', id: `cus_${writer}_${at}` });
            if (at % 7 === 3) throw new Error('rolled back');
          }).catch(() => undefined);
      }),
    ).finally(() => (writing = false));
    await Promise.all([writers, sealer(false), sealer(false), sealer(true)]);
    await sealAll();
    const rows = await rowsOf('audit_log');
    const chain = await rowsOf('audit_chain');
    expect(rows).toHaveLength(6 * 26);
    expect(chain.map((entry) => entry.seq)).toEqual(rows.map((_, at) => at + 1));
    expect(chain.map((entry) => entry.audit_id).sort()).toEqual(rows.map((row) => row.id).sort());
    expect(await problems()).toEqual([]);
  }, 60_000);

  it('goes on under a new key and stays verifiable when the old data key is gone', async () => {
    await wipe();
    const key = (fill: number): string => Buffer.alloc(32, fill).toString('base64');
    const both = createSealing(`k2:${key(2)},k1:${key(7)}`); // k1 is the test world's
    await write(3);
    await sealAll();
    const ctx = { ...world.ctx(), sealing: both };
    const found = await readHead(ctx);
    if (!found) throw new Error('no head');
    const keys = [...found.head.keys.map((it) => sealKeyAnew(ctx, it)), newKey(ctx, found.head.seq + 1)];
    expect(await moveHead(ctx, found.stored, { ...found.head, keys })).toBe(true);
    await writeAudit(ctx, 'test.after', { kind: 'customer', id: 'cus_9' });
    while ((await sealWaiting(ctx)) > 0);
    expect(await problems(both)).toEqual([]);
    expect(await problems(createSealing(`k2:${key(2)}`))).toEqual([]);
    expect(await problems(createSealing(`k1:${key(7)}`))).toMatchObject([{ kind: 'head_forged' }]);
  });
});

/** Every transaction dies at its end, as when the process is killed before the commit. */
const failing =
  (db: Awaited<ReturnType<typeof createTestDeps>>['deps']['db']) =>
  async (run: (trx: typeof db) => Promise<unknown>): Promise<unknown> =>
    db.transaction(async (trx) => {
      await run(trx);
      throw new Error('pulled the plug');
    });

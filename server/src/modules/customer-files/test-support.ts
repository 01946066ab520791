import type { RoleKey } from '@lianke/shared';
import type { Context, Deps } from '../../kernel/context.ts';
import { createContext } from '../../kernel/context.ts';
import { findStaffActor } from '../../kernel/http/actors.ts';
import type { ImportMatch } from '../customers/index.ts';
import { downloadExport } from './exports/download-export.ts';
import { startExport } from './exports/start-export.ts';
import type { ImportView } from './imports/import-store.ts';
import { checkFile } from './imports/jobs/check-file.ts';
import { runImport } from './imports/jobs/run-import.ts';
import { undoImport } from './imports/jobs/undo-import.ts';
import { getImport } from './imports/list-imports.ts';
import { startCheck, startRun, startUndo } from './imports/steps.ts';
import { addPart, beginImport } from './imports/upload.ts';

const partBytes = 200 * 1024;

/** A member of staff in a role, as they call. */
export async function signedIn(deps: Deps, role: RoleKey, name: string = role): Promise<Context> {
  const id = deps.ids.next('staff');
  await deps.db('staff').insert({ id, userid: `u${id.slice(-12).toLowerCase()}`, name, role, active: 1, created_at: deps.clock.now() });
  return as(deps, id);
}

/** The same person with today's rights. */
export async function as(deps: Deps, staffId: string): Promise<Context> {
  const actor = await findStaffActor(deps, staffId);
  if (!actor) throw new Error(`${staffId} does not work here`);
  return createContext(deps, actor, 'req_test');
}

export async function upload(ctx: Context, content: Buffer | string, fileName = '客户.csv'): Promise<ImportView> {
  const bytes = Buffer.from(content);
  let view = await beginImport(ctx, { fileName, bytes: bytes.length });
  const parts = Math.ceil(bytes.length / partBytes);
  for (let nth = 0; nth < parts; nth += 1) {
    const base64 = bytes.subarray(nth * partBytes, (nth + 1) * partBytes).toString('base64');
    view = await addPart(ctx, { id: view.id, nth, base64, last: nth === parts - 1 });
  }
  return view;
}

export interface Options {
  mapping?: Record<string, string>;
  matchBy?: ImportMatch;
  onMatch?: 'update' | 'skip';
  fillRegion?: boolean;
}

/** Runs the job that was asked for, as a worker would. */
export async function work(ctx: Context, id: string, job: typeof checkFile | typeof runImport | typeof undoImport): Promise<ImportView> {
  const { run } = (await ctx.db('customer_imports').where({ id }).first()) as { run: number };
  await job.run(createContext(ctx, { kind: 'system', name: job.name }, 'job_test'), { importId: id, run });
  return getImport(ctx, { id });
}

export async function check(ctx: Context, file: ImportView, options: Options = {}): Promise<ImportView> {
  const { mapping = file.mapping, matchBy = 'phone', onMatch = 'update', fillRegion = false } = options;
  await startCheck(ctx, { id: file.id, mapping, matchBy, onMatch, fillRegion });
  return work(ctx, file.id, checkFile);
}

/** Uploads, checks and runs; answers how it ended, after making sure that the check had foretold it. */
export async function importFile(
  ctx: Context,
  content: Buffer | string,
  options: Options & { fileName?: string } = {},
): Promise<ImportView> {
  const checked = await check(ctx, await upload(ctx, content, options.fileName), options);
  if (checked.status !== 'ready') return checked;
  await startRun(ctx, { id: checked.id });
  const done = await work(ctx, checked.id, runImport);
  if (done.status === 'done' && JSON.stringify(done.counts) !== JSON.stringify(checked.counts))
    throw new Error(`the check foretold ${JSON.stringify(checked.counts)}, the run made ${JSON.stringify(done.counts)}`);
  return done;
}

export async function undo(ctx: Context, id: string): Promise<ImportView> {
  await startUndo(ctx, { id });
  return work(ctx, id, undoImport);
}

export async function exportFile(ctx: Context, columns: string[], format: 'csv' | 'xlsx' = 'csv'): Promise<Buffer> {
  const { id } = await startExport(ctx, { selection: { filter: [] }, columns, format, reason: '测试导出' });
  const { body } = await downloadExport(ctx, id);
  const pieces: Buffer[] = [];
  for await (const piece of body) pieces.push(Buffer.from(piece as Buffer));
  return Buffer.concat(pieces);
}

import type { RoleKey } from '@lianke/shared';
import type { Context, Deps, StaffActor } from '../src/kernel/context.ts';
import { createContext } from '../src/kernel/context.ts';
import type { ImportMatch } from '../src/modules/customers/index.ts';
import { downloadExport } from '../src/modules/customer-files/exports/download-export.ts';
import { startExport } from '../src/modules/customer-files/exports/start-export.ts';
import type { ImportView } from '../src/modules/customer-files/imports/import-store.ts';
import { checkFile } from '../src/modules/customer-files/imports/jobs/check-file.ts';
import { runImport } from '../src/modules/customer-files/imports/jobs/run-import.ts';
import { undoImport } from '../src/modules/customer-files/imports/jobs/undo-import.ts';
import { getImport } from '../src/modules/customer-files/imports/list-imports.ts';
import { startCheck, startRun, startUndo } from '../src/modules/customer-files/imports/steps.ts';
import { addPart, beginImport } from '../src/modules/customer-files/imports/upload.ts';
import { actingAs, addStaff } from './test-staff.ts';

const partBytes = 200 * 1024;

/** A new member of staff in a role, as they call. */
export async function signedIn(deps: Deps, role: RoleKey, name?: string): Promise<Context & { actor: StaffActor }> {
  const id = await addStaff({ deps }, `u${deps.ids.next('staff').slice(-12).toLowerCase()}`, role);
  if (name !== undefined) await deps.db('staff').where({ id }).update({ name });
  return actingAs({ deps }, id);
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

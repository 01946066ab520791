import type { Output } from '@lianke/shared/api';
import { errorCatalogue } from '@lianke/shared';
import { AppError } from '../../kernel/errors.ts';

export type CheckStep = Output<'staff.integrations.check'>['platforms'][number]['steps'][number];

/** Tries one thing and says in words how it went. `fixes` names the setting to change for the failures a person can cure. */
export async function runStep(
  id: string,
  title: string,
  fixes: Partial<Record<string, string>>,
  attempt: () => Promise<string>,
): Promise<CheckStep> {
  try {
    return { id, title, status: 'ok', detail: await attempt(), fix: null };
  } catch (error) {
    const code = error instanceof AppError ? error.code : 'server.error';
    const seen = error instanceof AppError ? describeData(error.data) : '';
    return { id, title, status: 'failed', detail: `${errorCatalogue[code].zh}${seen}`, fix: fixes[code] ?? fixes.other ?? null };
  }
}

export const skippedStep = (id: string, title: string, detail: string): CheckStep => ({ id, title, status: 'skipped', detail, fix: null });

function describeData(data: Record<string, unknown> | undefined): string {
  const { errcode, ip } = data ?? {};
  const parts = [typeof errcode === 'number' ? `错误码 ${errcode}` : '', typeof ip === 'string' ? `出口 IP ${ip}` : ''].filter(Boolean);
  return parts.length > 0 ? `（${parts.join('，')}）` : '';
}

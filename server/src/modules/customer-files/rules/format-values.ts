import { chinaOffsetMs, formatFen } from '@lianke/shared';
import type { Gender } from '@lianke/shared';

/** Epoch ms → `2026-11-22 08:30:00.123` in China's zone; milliseconds only where there are any, so that nothing is lost. 0 means never. */
export function formatInstant(at: number | null): string {
  if (at === null || at === 0) return '';
  const [day = '', time = ''] = new Date(at + chinaOffsetMs).toISOString().slice(0, -1).split('T');
  return `${day} ${time.endsWith('.000') ? time.slice(0, 8) : time}`;
}

/** Yuan without the signs that group thousands. */
export const formatMoney = (fen: number): string => formatFen(fen).replaceAll(',', '');

export const genderText: Readonly<Record<Gender, string>> = { unknown: '', male: '男', female: '女' };

export const boolText = (value: boolean): string => (value ? '是' : '否');

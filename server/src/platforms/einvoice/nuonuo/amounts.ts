import { AppError } from '../../../kernel/errors.ts';

/** 1230 → `12.30`, by digits: money is never a float. */
export function yuanOf(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, '0');
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** `12.3`, `-12.30` or 12.3 → fen. Throws platform.refused for anything finer than a fen. */
export function fenOf(yuan: string | number): number {
  const match = /^(-?)(\d{1,13})(?:\.(\d{1,2})0*)?$/.exec(String(yuan).trim());
  if (!match) throw new AppError('platform.refused', { api: 'nuonuo', reason: 'unreadable_amount' });
  const [, sign, whole, part = ''] = match;
  const fen = Number(whole) * 100 + Number(part.padEnd(2, '0'));
  return sign && fen !== 0 ? -fen : fen;
}

/** 1300 basis points → `0.13`. */
export function rateOf(bps: number): string {
  const digits = String(bps).padStart(5, '0');
  return `${digits.slice(0, -4)}.${digits.slice(-4)}`.replace(/0+$/, '').replace(/\.$/, '');
}

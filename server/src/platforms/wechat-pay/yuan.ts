import { AppError } from '../../kernel/errors.ts';

/** `12.30` → 1230, digit by digit: as a float 1.15 × 100 is not 115. Bills are the one place with yuan. */
export function fenOfYuan(text: string): number {
  const match = /^(-?)(\d{1,13})(?:\.(\d{1,2})0*)?$/.exec(text);
  if (!match) throw new AppError('platform.refused', { api: '/v3/billdownload/file', reason: 'unreadable_bill', detail: 'amount' });
  const [, sign, yuan, part = ''] = match;
  const fen = Number(yuan) * 100 + Number(part.padEnd(2, '0'));
  return sign && fen !== 0 ? -fen : fen;
}

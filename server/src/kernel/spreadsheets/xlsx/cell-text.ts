const day = 86_400_000;
/** Excel counts days from the last of December 1899, as if 1900 had been a leap year. */
const excelEpoch = Date.UTC(1899, 11, 30);
const days1904 = 1462;

/** Excel writes control characters, and what looks like their escape, as `_x000D_`. */
export const unescapeXlsx = (text: string): string =>
  text.includes('_x') ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : text;

/** Other control characters cannot stand in XML at all. */
export const escapeXlsx = (text: string): string =>
  text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(
      /[\x00-\x08\x0B\x0C\x0D\x0E-\x1F\uFFFE\uFFFF]/g,
      (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    );

/** `1.3812345678E10` → `13812345678`: what a person sees in a cell wide enough. Long digits stay exactly as the file has them. */
export function numberText(raw: string): string {
  if (/^-?\d+$/.test(raw)) return raw;
  const value = Number(raw);
  if (!Number.isFinite(value)) return raw;
  if (Number.isInteger(value) && Math.abs(value) < 1e21) return BigInt(value).toString();
  // Binary fractions such as 0.30000000000000004 are shown, and meant, with fifteen digits.
  return String(Number(value.toPrecision(15)));
}

/** A day count → `2026-11-22`, with the time behind it unless it is midnight. */
export function dateText(raw: string, from1904: boolean): string {
  const serial = Number(raw) + (from1904 ? days1904 : 0);
  if (!Number.isFinite(serial) || serial < 1 || serial >= 2_958_466) return numberText(raw);
  // Before 1 March 1900 the leap day that never was has not been counted yet.
  const at = excelEpoch + (serial < 60 ? serial + 1 : serial) * day;
  const text = new Date(Math.round(at / 1000) * 1000).toISOString();
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : `${text.slice(0, 10)} ${text.slice(11, 19)}`;
}

/** Whether a number format shows a day (not merely a time or an amount). */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if ((id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || (id >= 34 && id <= 36) || (id >= 50 && id <= 58)) return true;
  if (code === undefined) return false;
  const bare = code.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '');
  return /[yYdD]/.test(bare) || /[年日]/.test(code);
}

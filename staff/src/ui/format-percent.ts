/** `34.5%`: a part of a whole to one decimal; nothing has no share. */
export const formatPercent = (part: number, whole: number): string => (whole > 0 ? `${Math.round((part / whole) * 1000) / 10}%` : '–');

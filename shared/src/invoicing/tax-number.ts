// GB 32100: I, O, S, V and Z are left out because they are misread.
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const codeWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const idWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

const creditCode = /^[0-9A-HJ-NP-RTUWXY]{2}\d{6}[0-9A-HJ-NP-RTUWXY]{10}$/;
const idNumber = /^[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX]$/;

export type TaxNoKind = 'credit_code' | '15' | '17' | '18_id' | '20';

/** The 18th character of a unified social credit code. */
export function creditCodeCheckDigit(code17: string): string {
  let sum = 0;
  codeWeights.forEach((weight, at) => {
    sum += weight * alphabet.indexOf(code17.charAt(at));
  });
  return alphabet.charAt((31 - (sum % 31)) % 31);
}

/** The 18th character of a person's number. */
function idCheckDigit(id17: string): string {
  let sum = 0;
  idWeights.forEach((weight, at) => {
    sum += weight * Number(id17.charAt(at));
  });
  return '10X98765432'.charAt(sum % 11);
}

const hasCodeDigit = (no: string): boolean => creditCodeCheckDigit(no.slice(0, 17)) === no.charAt(17);

/** Which form a cleaned number has; null: none. The forms before 2015 begin with an area and have no digit to check. */
export function taxNoKind(no: string): TaxNoKind | null {
  if (no.length === 18) {
    if (creditCode.test(no) && hasCodeDigit(no)) return 'credit_code';
    if (idNumber.test(no)) return '18_id';
    return creditCode.test(no) ? 'credit_code' : null;
  }
  if (/^\d{6}[0-9A-Z]{9}$/.test(no)) return '15';
  if (/^\d{6}[0-9A-Z]{11}$/.test(no)) return '17';
  return /^\d{6}[0-9A-Z]{14}$/.test(no) ? '20' : null;
}

/** Whether the last character is what it has to be, where the form has one. */
export function checkDigitFits(no: string): boolean {
  const kind = taxNoKind(no);
  if (kind === 'credit_code') return hasCodeDigit(no);
  return kind !== '18_id' || idCheckDigit(no.slice(0, 17)) === no.charAt(17);
}

import type { InvoiceType, TitleKind } from '../values/invoice-words.ts';
import { checkDigitFits, taxNoKind } from './tax-number.ts';

/** Whom an invoice is made out to. */
export interface Title {
  kind: TitleKind;
  name: string;
  taxNo: string;
  address: string;
  phone: string;
  bank: string;
  account: string;
}

export type TitleProblem = 'name_missing' | 'tax_no_missing' | 'tax_no_shape';
export type TitleWarning = 'tax_no_check_digit' | 'name_brackets' | 'name_looks_like_company';

export interface CheckedTitle {
  title: Title;
  problems: TitleProblem[];
  /** May be let through by whoever has read them. */
  warnings: TitleWarning[];
}

// Letters and digits as an East Asian keyboard widens them; brackets and punctuation are handled by what they stand in.
const narrow = (text: string): string =>
  text
    .replace(/[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3000', ' ');

const tidy = (text: string): string =>
  narrow(text)
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/g, ' ')
    .trim();

const chinese = /\p{Script=Han}/u;

/** A Chinese name has wide brackets, as companies are registered, and no blanks within; a foreign one narrow brackets. */
function cleanName(name: string): string {
  const tidied = tidy(name);
  if (!chinese.test(tidied)) return tidied.replaceAll('（', '(').replaceAll('）', ')');
  return (
    tidied
      .replace(/[([（［【]/g, '（')
      .replace(/[)\]）］】]/g, '）')
      // Older iPhones know no look-behind; the mini-program runs this too.
      .replace(/([\p{Script=Han}（）]) (?=[\p{Script=Han}（）])/gu, '$1')
  );
}

function bracketsFit(name: string): boolean {
  let open = 0;
  for (const character of name) {
    if (character === '（' || character === '(') open++;
    if (character === '）' || character === ')') open--;
    if (open < 0 || open > 1) return false;
  }
  return open === 0;
}

const companyWords = /公司|集团|事务所|合伙企业|合作社|委员会|研究院|工作室|经营部|[\p{Script=Han}](?:厂|大学|学院|医院|银行|协会|学会)$/u;

const cleanTaxNo = (taxNo: string): string =>
  narrow(taxNo)
    .replace(/[\s\p{Cf}\-－—.·]/gu, '')
    .toUpperCase();

/** Cleans a title as it was typed and says what is wrong with it. 专票 needs a tax number whoever the buyer is. */
export function checkTitle(input: Title, type: InvoiceType): CheckedTitle {
  const title: Title = {
    kind: input.kind,
    name: cleanName(input.name),
    taxNo: cleanTaxNo(input.taxNo),
    address: tidy(input.address),
    phone: tidy(input.phone),
    bank: tidy(input.bank),
    account: narrow(input.account).replace(/\s/g, ''),
  };
  const problems: TitleProblem[] = [];
  const warnings: TitleWarning[] = [];
  if (title.name === '') problems.push('name_missing');
  if (title.taxNo === '') {
    if (title.kind === 'company' || type === 'special') problems.push('tax_no_missing');
  } else if (taxNoKind(title.taxNo) === null) problems.push('tax_no_shape');
  else if (!checkDigitFits(title.taxNo)) warnings.push('tax_no_check_digit');
  if (!bracketsFit(title.name)) warnings.push('name_brackets');
  if (title.kind === 'person' && companyWords.test(title.name)) warnings.push('name_looks_like_company');
  return { title, problems, warnings };
}

const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const PLACES = ['', '拾', '佰', '仟'];
const GROUPS = ['', '万', '亿', '万亿'];

/** 1 to 9999. A gap between two digits is one 零. */
function inGroup(value: number): string {
  let text = '';
  let gap = false;
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(value / 10 ** place) % 10;
    if (digit === 0) {
      gap = text !== '';
      continue;
    }
    text += (gap ? '零' : '') + (DIGITS[digit] ?? '') + (PLACES[place] ?? '');
    gap = false;
  }
  return text;
}

function wholeYuan(yuan: number): string {
  let text = '';
  let gap = false;
  for (let group = 3; group >= 0; group -= 1) {
    const value = Math.floor(yuan / 10_000 ** group) % 10_000;
    if (value === 0) {
      gap = text !== '';
      continue;
    }
    // 1,0005 has a 零 where its thousands are missing.
    text += (text !== '' && (gap || value < 1_000) ? '零' : '') + inGroup(value) + (GROUPS[group] ?? '');
    gap = false;
  }
  return text;
}

/** 价税合计 in words, as an invoice prints it. */
export function capitalsOf(fen: number): string {
  const size = Math.abs(fen);
  const yuan = Math.floor(size / 100);
  const jiao = Math.floor(size / 10) % 10;
  const rest = size % 10;
  const head = (fen < 0 ? '（负数）' : '') + (yuan > 0 ? `${wholeYuan(yuan)}圆` : '');
  if (jiao === 0 && rest === 0) return `${yuan > 0 ? head : `${head}零圆`}整`;
  const jiaoText = jiao > 0 ? `${DIGITS[jiao] ?? ''}角` : yuan > 0 ? '零' : '';
  return head + jiaoText + (rest > 0 ? `${DIGITS[rest] ?? ''}分` : '整');
}

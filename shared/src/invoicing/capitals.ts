const digits = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];
const places = ['', '拾', '佰', '仟'];

/** 1 to 9999; zeros between digits are read once, those at the end not at all. */
function group(value: number): string {
  let text = '';
  let zero = false;
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(value / 10 ** place) % 10;
    if (digit === 0) {
      zero = text !== '';
    } else {
      text += (zero ? '零' : '') + (digits[digit] ?? '') + (places[place] ?? '');
      zero = false;
    }
  }
  return text;
}

/** `high` and its unit, then `low`, with 零 where the first place of `low` is empty. */
function joined(high: string, unit: string, low: number, firstPlace: number, read: (value: number) => string): string {
  if (low === 0) return high + unit;
  return high + unit + (low < firstPlace ? '零' : '') + read(low);
}

const untilYi = (value: number): string =>
  value < 10_000 ? group(value) : joined(group(Math.floor(value / 10_000)), '万', value % 10_000, 1_000, group);

const yuanText = (value: number): string =>
  value < 100_000_000 ? untilYi(value) : joined(untilYi(Math.floor(value / 100_000_000)), '亿', value % 100_000_000, 10_000_000, untilYi);

/** 价税合计 in words, as invoices print it: 圆, 整 where no 分 follows, (负数) before red ones. */
export function inCapitals(fen: number): string {
  const amount = Math.abs(fen);
  const yuan = Math.floor(amount / 100);
  const jiao = Math.floor(amount / 10) % 10;
  const cents = amount % 10;
  let text = yuan > 0 ? `${yuanText(yuan)}圆` : '';
  if (jiao > 0) text += `${digits[jiao] ?? ''}角`;
  else if (cents > 0 && yuan > 0) text += '零';
  if (cents > 0) text += `${digits[cents] ?? ''}分`;
  else text += amount === 0 ? '零圆整' : '整';
  return (fen < 0 ? '(负数)' : '') + text;
}

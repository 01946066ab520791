const most = 230;
const between = '、';

/** The remark with the order numbers in it, as many as there is room for: `…等12单`. */
export function remarkOf(template: string, orderNumbers: readonly string[]): string {
  if (!template.includes('{orders}')) return template.slice(0, most);
  const around = template.replaceAll('{orders}', '');
  const room = most - around.length;
  const all = orderNumbers.join(between);
  const put = (numbers: string): string =>
    template
      .replace('{orders}', () => numbers)
      .replaceAll('{orders}', '')
      .slice(0, most);
  if (all.length <= room) return put(all);
  const tail = `等${orderNumbers.length}单`;
  for (let kept = orderNumbers.length - 1; kept > 0; kept--) {
    const text = orderNumbers.slice(0, kept).join(between) + tail;
    if (text.length <= room) return put(text);
  }
  return put(tail.slice(1));
}

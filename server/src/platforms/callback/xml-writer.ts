/** Code points XML 1.0 cannot hold; one of them would make the platform reject the whole reply. */
const unwritable =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** Text as CDATA; `]]>` inside is split over two sections (facts §2.10). */
function cdata(text: string): string {
  return `<![CDATA[${text.replace(unwritable, '').replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}

/** `<xml>` around elements in the order given: strings become CDATA, numbers stay bare. No blank anywhere: the platform refuses leading ones. */
export function writeXml(elements: Readonly<Record<string, string | number>>): string {
  const body = Object.entries(elements).map(([name, value]) => `<${name}>${typeof value === 'number' ? value : cdata(value)}</${name}>`);
  return `<xml>${body.join('')}</xml>`;
}

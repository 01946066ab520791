type FieldValue = string | number | bigint | Fields;
export type Fields = { [name: string]: FieldValue };

/** A CDATA section cannot hold its own end, so that is spread over two. */
const cdata = (text: string): string => `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;

const element = (name: string, value: FieldValue): string => {
  if (typeof value === 'string') return `<${name}>${cdata(value)}</${name}>`;
  if (typeof value === 'object') return `<${name}>${inner(value)}</${name}>`;
  return `<${name}>${value}</${name}>`;
};

const inner = (fields: Fields): string =>
  Object.entries(fields)
    .map(([name, value]) => element(name, value))
    .join('');

export const toXml = (fields: Fields): string => `<xml>${inner(fields)}</xml>`;

/** By hand because of the 64-bit message ids, which go out as digits. */
export const toJson = (fields: Fields): string => {
  const text = (value: FieldValue): string =>
    typeof value === 'bigint' ? String(value) : typeof value === 'object' ? toJson(value) : JSON.stringify(value);
  return `{${Object.entries(fields)
    .map(([name, value]) => `${JSON.stringify(name)}:${text(value)}`)
    .join(',')}}`;
};

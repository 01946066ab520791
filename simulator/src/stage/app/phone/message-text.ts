export type TextPart = { text: string; href?: string; miniPath?: string };

const anchor = /<a\b([^>]*)>([\s\S]*?)<\/a>/gi;
const attribute = (attributes: string, name: string): string | undefined =>
  new RegExp(`\\b${name}\\s*=\\s*["']([^"']*)["']`, 'i').exec(attributes)?.[1];

/** WeChat shows `<a>` in a text message as a link, to a page or into a mini-program, and nothing else of HTML. */
export const partsOfText = (text: string): TextPart[] => {
  const parts: TextPart[] = [];
  let from = 0;
  for (const match of text.matchAll(anchor)) {
    if (match.index > from) parts.push({ text: text.slice(from, match.index) });
    const attributes = match[1] ?? '';
    const miniPath = attribute(attributes, 'data-miniprogram-path');
    const href = attribute(attributes, 'href');
    parts.push({
      text: match[2] ?? '',
      ...(miniPath === undefined ? {} : { miniPath }),
      ...(href && /^https?:/i.test(href) ? { href } : {}),
    });
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push({ text: text.slice(from) });
  return parts;
};

export const plainText = (text: string): string =>
  partsOfText(text)
    .map((part) => part.text)
    .join('');

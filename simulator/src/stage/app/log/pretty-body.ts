const prettyXml = (text: string): string => {
  let depth = 0;
  return text
    .replace(/(?<!\]\])>\s*<(?!!\[CDATA)/g, '>\n<')
    .split('\n')
    .map((line) => {
      if (/^<\//.test(line)) depth = Math.max(0, depth - 1);
      const shown = `${'  '.repeat(depth)}${line}`;
      if (/^<[^/!?][^>]*[^/]?>$/.test(line) && !/<\/[^>]+>$/.test(line)) depth += 1;
      return shown;
    })
    .join('\n');
};

export const prettyBody = (text: string): string => {
  const trimmed = text.trim();
  if (trimmed.startsWith('<')) return prettyXml(trimmed);
  if (!/^[[{]/.test(trimmed)) return trimmed;
  try {
    return JSON.stringify(JSON.parse(trimmed), null, 2);
  } catch {
    return trimmed;
  }
};

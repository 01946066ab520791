/** Search pieces of a name: every character and every pair, lower case, so that any one- or two-character part is an index look-up. */
export function nameGrams(name: string): string[] {
  const letters = [...name.toLowerCase().replace(/\s+/g, '')].slice(0, 64);
  const pairs = letters.slice(1).map((letter, at) => (letters[at] ?? '') + letter);
  return [...new Set([...letters, ...pairs])].filter((gram) => gram.length <= 8);
}

/** The pieces that must ALL be present for `text` to be part of a name. */
export function searchGrams(text: string): string[] {
  const letters = [...text.toLowerCase().replace(/\s+/g, '')].slice(0, 16);
  if (letters.length < 2) return letters;
  return [...new Set(letters.slice(1).map((letter, at) => (letters[at] ?? '') + letter))];
}

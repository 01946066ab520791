import { pinyin } from 'pinyin-pro';

/** `张三丰` → `zsf`, `单雄信` → `sxx` (read as a surname), `Amy 王` → `amyw`: what a hurried person types, and what "by name" sorts by. */
export function nameInitials(name: string): string {
  const letters = pinyin(name.slice(0, 64), { pattern: 'first', toneType: 'none', type: 'array', mode: 'surname' });
  return letters
    .join('')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .slice(0, 64);
}

import { formatChinaTime } from '@lianke/shared';
import type { ExportSection } from '../../../kernel/privacy/privacy-part.ts';

export interface Copy {
  shopName: string;
  preparedAt: number;
  sections: readonly ExportSection[];
}

const escape = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[sign] ?? sign);

const style = `
:root { color-scheme: light dark; --ink: #1d2733; --muted: #66727f; --line: #e3e8ec; --paper: #f5f7f8; --card: #fff; --brand: #14807a; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8edf1; --muted: #9aa7b3; --line: #2c363f; --paper: #12181d; --card: #1b232a; --brand: #4cc4bc; } }
* { box-sizing: border-box; }
body { margin: 0; padding: 24px 16px 48px; background: var(--paper); color: var(--ink); font: 15px/1.65 -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
main { max-width: 880px; margin: 0 auto; }
h1 { margin: 0; font-size: 24px; } .lead { margin: 4px 0 20px; color: var(--muted); font-size: 13px; }
nav { display: flex; flex-wrap: wrap; gap: 8px 16px; margin-bottom: 20px; font-size: 14px; } nav a { color: var(--brand); text-decoration: none; }
section { margin-bottom: 16px; padding: 16px 20px; border-radius: 12px; background: var(--card); }
h2 { margin: 0 0 8px; font-size: 17px; } .count { color: var(--muted); font-size: 13px; font-weight: 400; }
.scroll { overflow-x: auto; } table { width: 100%; border-collapse: collapse; }
th, td { padding: 8px 12px 8px 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; overflow-wrap: anywhere; }
th { color: var(--muted); font-size: 13px; font-weight: 500; white-space: nowrap; } tr:last-child td { border-bottom: 0; }
td:first-child { min-width: 8em; } img { max-width: 96px; border-radius: 12px; } .none { margin: 0; color: var(--muted); }
@media print { body { padding: 0; background: #fff; color: #000; font-size: 12px; } nav { display: none; } section { padding: 0 0 8px; break-inside: auto; } tr { break-inside: avoid; } }
`;

/** A person's data as one page to read and print: needs no network, runs no script. */
export function writePage({ shopName, preparedAt, sections }: Copy): string {
  const links = sections.map((it) => `<a href="#${escape(it.key)}">${escape(it.title)}</a>`).join('');
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(shopName)}：我的个人信息</title><style>${style}</style></head><body><main>
<h1>我的个人信息</h1><p class="lead">${escape(shopName)} · 整理于 ${formatChinaTime(preparedAt)}（北京时间） · 含你的完整资料，请妥善保管</p>
<nav>${links}</nav>
${sections.map(writeSection).join('\n')}
</main></body></html>`;
}

function writeSection({ key, title, columns, rows, picture }: ExportSection): string {
  const head = `<h2>${escape(title)} <span class="count">${rows.length} 条</span></h2>`;
  const image = picture ? `<p><img alt="头像" src="${escape(picture)}"></p>` : '';
  const table =
    rows.length === 0
      ? '<p class="none">没有这类信息</p>'
      : `<div class="scroll"><table><thead><tr>${columns.map((it) => `<th>${escape(it)}</th>`).join('')}</tr></thead><tbody>${rows
          .map((row) => `<tr>${row.map((it) => `<td>${escape(it)}</td>`).join('')}</tr>`)
          .join('')}</tbody></table></div>`;
  return `<section id="${escape(key)}">${head}${image}${table}</section>`;
}

/** The same for machines (`data`: instants are epoch milliseconds, money is integer fen unless a name says otherwise) and, as text, for the mini-program. */
export const writeJson = ({ shopName, preparedAt, sections }: Copy): string =>
  JSON.stringify(
    {
      format: 'lianke.personal-data',
      version: 1,
      shop: shopName,
      preparedAt,
      data: Object.fromEntries(sections.map((it) => [it.key, it.data])),
      text: sections.map(({ key, title, columns, rows }) => ({ key, title, columns, rows })),
    },
    null,
    1,
  );

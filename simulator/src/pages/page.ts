const STYLE = `
:root{color-scheme:light}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:grid;place-items:center;background:#f4f6f5;color:#1d2320;font:16px/1.6 -apple-system,"PingFang SC","Noto Sans SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif}
main{width:min(360px,92vw);background:#fff;border-radius:16px;padding:28px 24px 20px;box-shadow:0 8px 32px rgba(20,40,30,.08)}
.mark{display:inline-block;font-size:12px;color:#9a6a00;background:#fff3d6;border-radius:999px;padding:1px 10px}
h1{font-size:20px;margin:12px 0 2px}
p{margin:0 0 16px;color:#66716b;font-size:14px}
ul{list-style:none;margin:0;padding:0;display:grid;gap:8px}
a{display:flex;align-items:center;gap:12px;padding:10px 12px;border:1px solid #e5eae7;border-radius:12px;color:inherit;text-decoration:none}
a:hover,a:focus-visible{border-color:#07c160;background:#f3fbf6;outline:none}
img{width:40px;height:40px;border-radius:10px}
b{font-weight:600}small{display:block;color:#8a948f;font-size:12px;line-height:1.3}
`;

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (one) => escapes[one] ?? one);

export const page = (title: string, lead: string, content: string): string => `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${escapeHtml(title)} · 模拟环境</title><style>${STYLE}</style></head>
<body><main><span class="mark">模拟环境</span><h1>${escapeHtml(title)}</h1><p>${escapeHtml(lead)}</p>${content}</main></body></html>`;

export interface Choice {
  href: string;
  image: string;
  name: string;
  note: string;
}

export const choices = (list: Choice[]): string =>
  `<ul>${list
    .map(
      (one) =>
        `<li><a href="${escapeHtml(one.href)}"><img src="${escapeHtml(one.image)}" alt=""><span><b>${escapeHtml(one.name)}</b><small>${escapeHtml(one.note)}</small></span></a></li>`,
    )
    .join('')}</ul>`;

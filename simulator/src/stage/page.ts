const mark =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' fill='none' stroke='%230B7A75' stroke-width='2.6'%3E%3Ccircle cx='9' cy='12' r='5.6'/%3E%3Ccircle cx='15' cy='12' r='5.6'/%3E%3C/svg%3E";

export const stagePage = (version: string): string => `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>连客 · 模拟环境</title>
<link rel="icon" href="${mark}">
<link rel="stylesheet" href="/stage/stage.css?v=${version}">
</head>
<body>
<div id="stage"></div>
<noscript>请打开浏览器的 JavaScript 再使用模拟环境。</noscript>
<script type="module" src="/stage/stage.js?v=${version}"></script>
</body>
</html>
`;

export const brokenPage = (reason: string): string =>
  `<!doctype html><meta charset="utf-8"><title>连客 · 模拟环境</title><h1>页面没有打包成功</h1><pre>${reason.replace(/[&<]/g, (c) => (c === '&' ? '&amp;' : '&lt;'))}</pre>`;

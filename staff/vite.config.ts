import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const entry = (name: string): string => fileURLToPath(new URL(`./${name}/index.html`, import.meta.url));

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react()],
  base: '/',
  build: {
    outDir: 'dist',
    assetsDir: 'staff-assets',
    emptyOutDir: true,
    // Old WeCom desktop clients still carry a Chromium 87 web view.
    target: 'chrome87',
    cssTarget: 'chrome87',
    // The sidebar is opened in every chat: no inlined data URLs that a strict CSP would have to allow.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
    rolldownOptions: { input: { sidebar: entry('sidebar'), workbench: entry('workbench') } },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:4300', '/auth': 'http://127.0.0.1:4300', '/client-config.json': 'http://127.0.0.1:4300' } },
});

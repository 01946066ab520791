import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react()],
  test: { name: 'staff', environment: 'jsdom', include: ['src/**/*.test.{ts,tsx}'] },
});

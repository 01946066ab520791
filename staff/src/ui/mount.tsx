import type { ReactNode } from 'react';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createQueryClient } from '../api/query-client.ts';
import { AppFrame } from './app-frame.tsx';
import './base.css';
import { cssVariables } from './theme.ts';

export function mount(app: ReactNode): void {
  const style = document.createElement('style');
  style.textContent = cssVariables();
  document.head.prepend(style);
  const root = document.getElementById('root');
  if (!root) throw new Error('no #root in the page');
  createRoot(root).render(
    <StrictMode>
      <AppFrame client={createQueryClient()}>{app}</AppFrame>
    </StrictMode>,
  );
}

import { render } from '@testing-library/react';
import type { RenderResult } from '@testing-library/react';
import { QueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { vi } from 'vitest';
import { AppFrame } from '../src/ui/app-frame.tsx';

/** What jsdom lacks and antd asks for. */
function fillGaps(): void {
  window.matchMedia = (query) =>
    ({
      matches: false,
      media: query,
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
    }) as unknown as MediaQueryList;
  // jsdom weighs every rule of antd's style sheets for each element asked about: seconds for one drawer. Nothing here depends on a style.
  window.getComputedStyle = () => document.createElement('i').style;
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe(): void {}
      unobserve(): void {}
      disconnect(): void {}
    },
  );
}

/** Draws something inside the frame every shell has, with a cache of its own. */
export function renderInApp(children: ReactNode): RenderResult {
  fillGaps();
  const client = new QueryClient({ defaultOptions: { queries: { retry: false }, mutations: { retry: false } } });
  return render(<AppFrame client={client}>{children}</AppFrame>);
}

type Answer = { data: unknown } | { error: { code: string; message?: string; requestId?: string }; status: number };

/** Answers calls by endpoint name and remembers what was sent. */
export function stubApi(answer: (name: string, input: Record<string, unknown>) => Answer) {
  const sent: { name: string; input: Record<string, unknown>; headers: Record<string, string> }[] = [];
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    const name = url.replace('/api/', '');
    const input = JSON.parse(typeof init.body === 'string' ? init.body : '{}') as Record<string, unknown>;
    sent.push({ name, input, headers: init.headers as Record<string, string> });
    const it = answer(name, input);
    return Promise.resolve(new Response(JSON.stringify(it), { status: 'error' in it ? it.status : 200 }));
  });
  return sent;
}

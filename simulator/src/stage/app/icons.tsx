/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';

const paths = {
  down: <path d="m6 9 6 6 6-6" />,
  up: <path d="m6 15 6-6 6 6" />,
  back: <path d="m15 5-7 7 7 7" />,
  plus: <path d="M12 5v14M5 12h14" />,
  close: <path d="M6 6l12 12M18 6 6 18" />,
  check: <path d="m5 12.5 4.5 4.5L19 7.5" />,
  warn: <path d="M12 8v5m0 3.2v.1M12 3.5 2.8 19.5h18.4z" />,
  out: <path d="M14 5h5v5M19 5l-8 8M10 6H6a1 1 0 0 0-1 1v11a1 1 0 0 0 1 1h11a1 1 0 0 0 1-1v-4" />,
  reload: <path d="M19 12a7 7 0 1 1-2-5l2 2m0-5v5h-5" />,
  scan: <path d="M4 8V5a1 1 0 0 1 1-1h3m8 0h3a1 1 0 0 1 1 1v3m0 8v3a1 1 0 0 1-1 1h-3m-8 0H5a1 1 0 0 1-1-1v-3m0-4h16" />,
  more: <path d="M5.5 12h.01M12 12h.01M18.5 12h.01" />,
  keyboard: <path d="M4 7h16v10H4zM7.5 10.5h.01m3 0h.01m3 0h.01m3 0h.01M8.5 14h7" />,
  menu: <path d="M5 8h14M5 12h14M5 16h14" />,
  pen: <path d="m5 19 .8-3.6L16 5.2a1.5 1.5 0 0 1 2.1 0l.7.7a1.5 1.5 0 0 1 0 2.1L8.6 18.2z" />,
  bin: <path d="M5 7h14M10 7V5h4v2m-7.5 0 .8 12h9.4l.8-12M10.5 11v4.5m3-4.5v4.5" />,
  person: <path d="M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-7.5 8c.6-3.6 3.6-6 7.5-6s6.9 2.4 7.5 6" />,
  phone: <path d="M8 3h8a1.5 1.5 0 0 1 1.5 1.5v15A1.5 1.5 0 0 1 16 21H8a1.5 1.5 0 0 1-1.5-1.5v-15A1.5 1.5 0 0 1 8 3Zm3 15h2" />,
  window: <path d="M4 5h16v14H4zM4 9h16M14 9v10" />,
  list: <path d="M8 7h12M8 12h12M8 17h12M4 7h.01M4 12h.01M4 17h.01" />,
  compass: <path d="M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm3.5-12.5-2 5-5 2 2-5z" />,
  mini: <path d="M7 16.5a2.5 2.5 0 1 1 2-4c.8-1 3-5.5 5-5.5a2.5 2.5 0 1 1-1 4.8M13 12c-.8 2-2 5-4 5" />,
  bill: <path d="M6 3.5h12v17l-3-2-3 2-3-2-3 2zM9 8h6M9 12h6" />,
  copy: <path d="M9 9h10v10H9zM15 9V5H5v10h4" />,
} satisfies Record<string, ComponentChildren>;

export type IconName = keyof typeof paths;

export const Icon = ({ name, size = 20 }: { name: IconName; size?: number }) => (
  <svg
    class="icon"
    width={size}
    height={size}
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width={name === 'more' ? 2.6 : 1.7}
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    {paths[name]}
  </svg>
);

/** Two rings that hold each other: our own mark, nobody else's. */
export const Mark = () => (
  <svg width="28" height="28" viewBox="0 0 28 28" fill="none" aria-hidden="true">
    <rect width="28" height="28" rx="8" fill="var(--brand)" />
    <circle cx="11" cy="14" r="4.7" stroke="#fff" stroke-width="2.2" />
    <circle cx="17" cy="14" r="4.7" stroke="#fff" stroke-width="2.2" stroke-opacity=".78" />
  </svg>
);

/** Something that happens outside React at most once and that a page must show. */
export interface Signal {
  tell: () => void;
  isTold: () => boolean;
  subscribe: (notify: () => void) => () => void;
}

export function createSignal(): Signal {
  const listeners = new Set<() => void>();
  let told = false;
  return {
    tell: () => {
      told = true;
      listeners.forEach((listener) => listener());
    },
    isTold: () => told,
    subscribe: (notify) => {
      listeners.add(notify);
      return () => listeners.delete(notify);
    },
  };
}

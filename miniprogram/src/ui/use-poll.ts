import { useEffect } from 'react';
import { refresh, snapshotOf } from '../api/snapshots';
import type { Source } from '../api/snapshots';
import { useShown } from './use-shown';

/** Looks again every so often while the page is in front; `everyMs` null: nothing is under way. The pause begins when the answer is there. */
export function usePoll<T>(source: Source<T>, everyMs: number | null): void {
  const shown = useShown();
  useEffect(() => {
    if (!shown || everyMs === null) return undefined;
    let over = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const wait = (): void => {
      timer = setTimeout(() => void refresh(source, snapshotOf(source).data).then(() => (over ? undefined : wait())), everyMs);
    };
    wait();
    return () => {
      over = true;
      clearTimeout(timer);
    };
    // The key names the source; the object itself may be made anew each time.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [source.key, shown, everyMs]);
}

import { useEffect, useState } from 'preact/hooks';

export type Reach = 'asking' | 'up' | 'down';

const patience = 5000;
const retryEvery = 4000;

const answers = async (url: string): Promise<boolean> => {
  try {
    // Another origin: the answer cannot be read, and need not be. That one came is what counts.
    await fetch(url, { mode: 'no-cors', cache: 'no-store', signal: AbortSignal.timeout(patience) });
    return true;
  } catch {
    return false;
  }
};

/** Whether anything answers at an address; while nothing does, it goes on asking. */
export const useReach = (url: string | undefined): { reach: Reach; ask: () => void } => {
  const [reach, setReach] = useState<Reach>('asking');
  const [round, setRound] = useState(0);
  const origin = url ? new URL(url, location.href).origin : undefined;

  useEffect(() => setReach('asking'), [origin]);

  useEffect(() => {
    if (!url) return;
    let gone = false;
    let again: ReturnType<typeof setTimeout> | undefined;
    void answers(url).then((up) => {
      if (gone) return;
      setReach(up ? 'up' : 'down');
      if (!up) again = setTimeout(() => setRound((n) => n + 1), retryEvery);
    });
    return () => {
      gone = true;
      clearTimeout(again);
    };
  }, [origin, round]);

  return { reach, ask: () => setRound((n) => n + 1) };
};

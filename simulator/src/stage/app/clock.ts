import { useEffect, useState } from 'preact/hooks';
import { useStage } from './stage-state.ts';

const two = (n: number): string => String(n).padStart(2, '0');

/** Chinese time wherever the browser is, as in the product beside it; read it with the getUTC… functions. */
const inChina = (at: number): Date => new Date(at + 8 * 3_600_000);

const dayOf = (at: number): string => inChina(at).toISOString().slice(0, 10);

export const clockOf = (at: number): string => {
  const date = inChina(at);
  return `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`;
};

export const secondsOf = (at: number): string => `${clockOf(at)}:${two(inChina(at).getUTCSeconds())}`;

export const fullTimeOf = (at: number): string => `${dayOf(at)} ${secondsOf(at)}`;

/** For chat lists: the time today, the date before. */
export const shortTimeOf = (at: number, now: number): string => {
  const date = inChina(at);
  return dayOf(at) === dayOf(now) ? clockOf(at) : `${date.getUTCMonth() + 1}月${date.getUTCDate()}日`;
};

export const useSimulatedNow = (): number => {
  const offset = useStage((stage) => stage.clockOffset);
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 10_000);
    return () => clearInterval(timer);
  }, []);
  return now + offset;
};

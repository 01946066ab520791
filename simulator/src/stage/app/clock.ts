import { useEffect, useState } from 'preact/hooks';
import { useStage } from './stage-state.ts';

const two = (n: number): string => String(n).padStart(2, '0');

export const clockOf = (at: number): string => {
  const date = new Date(at);
  return `${two(date.getHours())}:${two(date.getMinutes())}`;
};

export const secondsOf = (at: number): string => `${clockOf(at)}:${two(new Date(at).getSeconds())}`;

export const fullTimeOf = (at: number): string => {
  const date = new Date(at);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${secondsOf(at)}`;
};

/** For chat lists: the time today, the date before. */
export const shortTimeOf = (at: number, now: number): string => {
  const date = new Date(at);
  const today = new Date(now);
  return date.toDateString() === today.toDateString() ? clockOf(at) : `${date.getMonth() + 1}月${date.getDate()}日`;
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

import { formatChinaDay } from '@lianke/shared';
import { useMessages } from '../../messages/locale-context.tsx';
import { useNow } from '../../ui/use-now.ts';

const dayMs = 86_400_000;

/** 今天, 昨天, or the date with its weekday. */
export function DayTitle({ day }: { day: string }) {
  const { audit, whoLooked } = useMessages();
  const now = useNow();
  const weekday = whoLooked.weekday[new Date(`${day}T00:00:00Z`).getUTCDay()];
  const near = day === formatChinaDay(now) ? audit.time.today : day === formatChinaDay(now - dayMs) ? audit.time.yesterday : null;
  return (
    <>
      {near ? <b>{near}</b> : null} {day} {weekday}
    </>
  );
}

import { formatAgo, formatChinaTime } from '@lianke/shared';
import { Tooltip } from 'antd';
import { languageOf } from '../messages/locale.ts';
import { useLocale } from '../messages/locale-context.tsx';
import { useNow } from './use-now.ts';

/** “3 分钟前”, with the exact time on hover or long press. */
export function Ago({ at }: { at: number }) {
  const { locale } = useLocale();
  const now = useNow();
  return (
    <Tooltip title={formatChinaTime(at)}>
      <time dateTime={new Date(at).toISOString()} style={{ whiteSpace: 'nowrap' }}>
        {formatAgo(at, Math.max(now, at), languageOf(locale))}
      </time>
    </Tooltip>
  );
}

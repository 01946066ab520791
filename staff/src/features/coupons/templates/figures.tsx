import { formatYuan } from '@lianke/shared';
import { useMessages } from '../../../messages/locale-context.tsx';
import { formatCount } from '../../../ui/format-count.ts';
import { formatPercent } from '../../../ui/format-percent.ts';
import { Card } from '../../../ui/page.tsx';
import type { Template } from '../api.ts';
import css from './template-page.module.css';

/** What became of a template. */
export function Figures({ template: { counts, total } }: { template: Template }) {
  const { figures } = useMessages().coupons;
  const lines: [label: string, value: string, more?: string][] = [
    [figures.issued, formatCount(counts.issued), figures.ofTotal(formatCount(total))],
    [figures.claimed, formatCount(counts.claimed)],
    [figures.used, formatCount(counts.used)],
    [figures.rate, formatPercent(counts.used, counts.issued)],
    [figures.off, formatYuan(counts.offFen)],
    [figures.revenue, formatYuan(counts.revenueFen)],
  ];
  if (counts.codesLeft !== null) lines.push([figures.codesLeft, formatCount(counts.codesLeft)]);
  return (
    <Card>
      <dl className={css.figures} aria-label={figures.label}>
        {lines.map(([label, value, more]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              {value} {more ? <small>{more}</small> : null}
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

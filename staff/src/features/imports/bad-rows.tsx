import { DownloadOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { useMessages } from '../../messages/locale-context.tsx';
import { formatCount } from '../../ui/format-count.ts';
import { QueryState } from '../../ui/query-state.tsx';
import type { CustomerImport } from './api.ts';
import { badRowsQuery, badRowsUrl } from './api.ts';
import css from './imports.module.css';

/** The first rows that cannot be imported, each with the reason; all of them as a file to correct and import again. */
export function BadRows({ job }: { job: CustomerImport }) {
  const { imports } = useMessages();
  const query = useQuery({ ...badRowsQuery(job.id, job.badRows), enabled: job.badRows > 0 });
  if (job.badRows === 0) return null;
  return (
    <section>
      <div className={css.badHead}>
        <h3>{imports.badRows(formatCount(job.badRows))}</h3>
        <Button size="small" icon={<DownloadOutlined />} href={badRowsUrl(job.id)} download>
          {imports.downloadBadRows}
        </Button>
      </div>
      <QueryState query={query} skeleton={<Skeleton active title={false} paragraph={{ rows: 3 }} />} compact>
        {({ rows }) => (
          <div className={css.badTable}>
            <table>
              <thead>
                <tr>
                  <th>{imports.line}</th>
                  <th>{imports.problem}</th>
                  <th>{imports.content}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row, index) => (
                  <tr key={`${row.line}-${index}`}>
                    <td>{row.line}</td>
                    <td>
                      {row.column ? <b>{row.column}：</b> : null}
                      {row.reason}
                    </td>
                    <td className={css.quiet}>{row.values.filter(Boolean).join(' · ')}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </QueryState>
    </section>
  );
}

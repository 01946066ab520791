import { DownloadOutlined } from '@ant-design/icons';
import { formatChinaDay } from '@lianke/shared';
import { useQuery } from '@tanstack/react-query';
import { Button, DatePicker, Flex, Select } from 'antd';
import dayjs from 'dayjs';
import { useSearchParams } from 'react-router';
import { useMessages } from '../../../messages/locale-context.tsx';
import { CardSkeleton, Page, TitledCard } from '../../../ui/page.tsx';
import { QueryState } from '../../../ui/query-state.tsx';
import { useNow } from '../../../ui/use-now.ts';
import { booksQuery, invoiceSettingsQuery, monthFileUrl } from '../api.ts';
import css from '../invoices.module.css';
import { BookDifferences } from './book-differences.tsx';
import { DayChart } from './day-chart.tsx';
import { QuotaMeters } from './quota-meters.tsx';
import { SumsTable } from './sums-table.tsx';
import { TieCard } from './tie-card.tsx';

const monthShape = /^\d{4}-(0[1-9]|1[0-2])$/;

/** `/invoices/books?month=2026-11`: a month closed. */
export function BooksPage() {
  const { invoiceBooks: words, invoices } = useMessages();
  const [params, setParams] = useSearchParams();
  const thisMonth = formatChinaDay(useNow()).slice(0, 7);
  const asked = params.get('month') ?? '';
  const month = monthShape.test(asked) ? asked : thisMonth;
  const sellerId = params.get('seller');
  const query = useQuery(booksQuery(month, sellerId));
  const settings = useQuery(invoiceSettingsQuery);
  const sellers = settings.data?.sellers ?? [];
  const go = (next: { month?: string; seller?: string | null }): void => {
    const seller = next.seller === undefined ? sellerId : next.seller;
    setParams({ month: next.month ?? month, ...(seller ? { seller } : {}) }, { replace: true });
  };
  return (
    <Page
      title={words.title}
      action={
        <Button type="primary" icon={<DownloadOutlined />} href={monthFileUrl(month)} download>
          {words.download}
        </Button>
      }
    >
      <Flex gap={8} wrap style={{ marginBottom: 12 }}>
        <DatePicker
          picker="month"
          value={dayjs(`${month}-01`)}
          allowClear={false}
          inputReadOnly
          maxDate={dayjs(`${thisMonth}-01`)}
          aria-label={words.month}
          onChange={(value) => value && go({ month: value.format('YYYY-MM') })}
        />
        {sellers.length > 1 ? (
          <Select
            value={sellerId ?? ''}
            onChange={(value) => go({ seller: value || null })}
            aria-label={words.seller}
            popupMatchSelectWidth={false}
            options={[{ value: '', label: words.allSellers }, ...sellers.map(({ id, name }) => ({ value: id, label: name }))]}
          />
        ) : null}
      </Flex>
      <div className={css.stack}>
        <QueryState query={query} skeleton={<CardSkeleton />}>
          {(it) => (
            <div className={css.stack}>
              <div className={css.grid}>
                <TieCard tie={it.tie} />
                <TitledCard title={words.quota}>
                  <QuotaMeters />
                </TitledCard>
              </div>
              <TitledCard title={words.byRate}>
                <SumsTable
                  label={words.rate}
                  rows={it.byRate.map(({ rateBps, mark, blue, red }) => ({
                    key: `${rateBps}-${mark}`,
                    name: mark === 'taxed' ? `${rateBps / 100}%` : invoices.mark[mark],
                    blue,
                    red,
                  }))}
                />
              </TitledCard>
              <TitledCard title={words.byType}>
                <SumsTable
                  label={words.type}
                  rows={it.byType.map(({ type, blue, red }) => ({ key: type, name: invoices.type[type], blue, red }))}
                />
              </TitledCard>
              <DayChart days={it.days} />
            </div>
          )}
        </QueryState>
        <BookDifferences month={month} sellerId={sellerId} sellers={sellers} />
      </div>
    </Page>
  );
}

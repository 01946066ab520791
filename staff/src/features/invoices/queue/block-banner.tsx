import type { InvoiceBlock } from '@lianke/shared';
import { formatChinaDay } from '@lianke/shared';
import { Alert, Button } from 'antd';
import { useNavigate } from 'react-router';
import { call, write } from '../../../api/call.ts';
import { useMessages } from '../../../messages/locale-context.tsx';
import { formatCount } from '../../../ui/format-count.ts';
import { useNow } from '../../../ui/use-now.ts';
import { useMay } from '../../session/api.ts';
import type { ListPage } from '../api.ts';
import { countdown } from '../countdown.ts';
import { useInvoiceStep } from '../use-invoice-step.ts';
import css from './queue.module.css';

const mostLooked = 100;

/** The sellers whose invoices are held up are found by what is held up; each of them goes on by itself. */
async function resumeAll(block: InvoiceBlock): Promise<number> {
  const { requests } = await call('staff.invoices.list', { blocked: true, limit: mostLooked });
  const sellers = new Set(requests.filter((it) => it.block === block).map(({ seller }) => seller.id));
  let resumed = 0;
  for (const sellerId of sellers) resumed += (await write('staff.invoices.unblock', { sellerId })).resumed;
  return resumed;
}

/** What holds invoices up, what to do about it, and the button for when it is done. */
export function BlockBanner({ blocked }: { blocked: ListPage['blocked'] }) {
  const { invoices } = useMessages();
  const navigate = useNavigate();
  const now = useNow();
  const mayIssue = useMay('invoices.issue');
  const resume = useInvoiceStep(resumeAll, { said: (resumed) => invoices.resumed(resumed) });
  const goOn = (block: InvoiceBlock) =>
    mayIssue ? (
      <Button type="primary" loading={resume.isPending && resume.variables === block} onClick={() => resume.mutate(block)}>
        {invoices.resume}
      </Button>
    ) : null;
  const { login, quota, provider, quotaResetsAt } = blocked;
  if (login + quota + provider === 0) return null;
  return (
    <div className={css.banners}>
      {login > 0 ? (
        <Alert
          type="warning"
          showIcon
          title={invoices.loginTitle(formatCount(login))}
          description={invoices.loginBody}
          action={goOn('login')}
        />
      ) : null}
      {quota > 0 ? (
        <Alert
          type="error"
          showIcon
          title={invoices.quotaTitle(formatCount(quota))}
          description={invoices.quotaBody(countdown(quotaResetsAt - now, invoices), formatChinaDay(quotaResetsAt))}
          action={goOn('quota')}
        />
      ) : null}
      {provider > 0 ? (
        <Alert
          type="error"
          showIcon
          title={invoices.providerTitle(formatCount(provider))}
          description={invoices.providerBody}
          action={mayIssue ? <Button onClick={() => void navigate('/invoices/settings')}>{invoices.goSettings}</Button> : null}
        />
      ) : null}
    </div>
  );
}

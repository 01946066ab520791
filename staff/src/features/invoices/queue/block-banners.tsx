import { formatChinaTime } from '@lianke/shared';
import { Alert, Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { write } from '../../../api/call.ts';
import { useMessages } from '../../../messages/locale-context.tsx';
import { formatCount } from '../../../ui/format-count.ts';
import { useNow } from '../../../ui/use-now.ts';
import { useMay } from '../../session/api.ts';
import type { ListPage } from '../api.ts';
import { invoiceSettingsQuery } from '../api.ts';
import { countdown } from '../countdown.ts';
import css from '../invoices.module.css';
import { useInvoiceStep } from '../use-invoice-step.ts';

interface Props {
  blocked: ListPage['blocked'];
  /** Null: every seller. */
  sellerId: string | null;
}

/** What holds invoices up until somebody acts or time passes. */
export function BlockBanners({ blocked, sellerId }: Props) {
  const { invoices } = useMessages();
  const navigate = useNavigate();
  const now = useNow();
  const may = useMay('invoices.issue');
  const settings = useQuery({ ...invoiceSettingsQuery, enabled: may });
  const sellerIds = sellerId ? [sellerId] : (settings.data?.sellers.map(({ id }) => id) ?? []);
  const unblock = useInvoiceStep(
    async () => {
      const answers = await Promise.all(sellerIds.map((id) => write('staff.invoices.unblock', { sellerId: id })));
      return answers.reduce((sum, { resumed }) => sum + resumed, 0);
    },
    { said: (resumed) => invoices.resumed(resumed) },
  );
  const resume = may ? (
    <Button size="small" disabled={sellerIds.length === 0} loading={unblock.isPending} onClick={() => unblock.mutate(undefined)}>
      {invoices.resume}
    </Button>
  ) : null;
  if (blocked.login + blocked.quota + blocked.provider === 0) return null;
  return (
    <div className={css.banners}>
      {blocked.login > 0 ? (
        <Alert
          type="warning"
          showIcon
          title={invoices.loginTitle(formatCount(blocked.login))}
          description={invoices.loginBody}
          action={resume}
        />
      ) : null}
      {blocked.quota > 0 ? (
        <Alert
          type="warning"
          showIcon
          title={invoices.quotaTitle(formatCount(blocked.quota))}
          description={invoices.quotaBody(countdown(blocked.quotaResetsAt - now, invoices), formatChinaTime(blocked.quotaResetsAt))}
          action={resume}
        />
      ) : null}
      {blocked.provider > 0 ? (
        <Alert
          type="error"
          showIcon
          title={invoices.providerTitle(formatCount(blocked.provider))}
          description={invoices.providerBody}
          action={
            may ? (
              <Button size="small" onClick={() => void navigate('/invoices/settings')}>
                {invoices.goSettings}
              </Button>
            ) : null
          }
        />
      ) : null}
    </div>
  );
}
